import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home.page')).HomePage }) },
  {
    path: 'enrolments',
    lazy: async () => ({ Component: (await import('./enrolments/enrolments.page')).EnrolmentsPage }),
  },
  { path: 'enrolments/apply', lazy: async () => ({ Component: (await import('./enrolments/apply.page')).ApplyPage }) },
  {
    path: 'enrolments/:id',
    lazy: async () => ({ Component: (await import('./enrolments/enrolment.page')).EnrolmentPage }),
  },
  {
    path: 'enrolments/:id/report',
    lazy: async () => ({ Component: (await import('./enrolments/report/report.page')).ReportPage }),
  },
  { path: 'import', lazy: async () => ({ Component: (await import('./imports/import.page')).ImportPage }) },
  { path: 'import/:taskId', lazy: async () => ({ Component: (await import('./imports/taken.page')).TakenPage }) },
  { path: 'staff', lazy: async () => ({ Component: (await import('./staff/staff.page')).StaffPage }) },
  { path: 'staff/add', lazy: async () => ({ Component: (await import('./staff/add.page')).AddPage }) },
  { path: 'staff/:id', lazy: async () => ({ Component: (await import('./staff/person.page')).PersonPage }) },
  { path: 'staff/:id/edit', lazy: async () => ({ Component: (await import('./staff/edit.page')).EditPage }) },
  { path: 'staff/:id/leave', lazy: async () => ({ Component: (await import('./staff/leave.page')).LeavePage }) },
  { path: 'staff/:id/paper', lazy: async () => ({ Component: (await import('./staff/paper.page')).PaperPage }) },
  { path: 'letters', lazy: async () => ({ Component: (await import('./staff/letters.page')).LettersPage }) },
  { path: 'bills', lazy: async () => ({ Component: (await import('./bills/bills.page')).BillsPage }) },
  { path: 'bills/:id', lazy: async () => ({ Component: (await import('./bills/bill.page')).BillPage }) },
  { path: 'reports', lazy: async () => ({ Component: (await import('./reports/reports.page')).ReportsPage }) },
  {
    path: 'certification',
    lazy: async () => ({ Component: (await import('./certification/certification.page')).CertificationPage }),
  },
  {
    path: 'certification/:id',
    lazy: async () => ({ Component: (await import('./certification/application.page')).ApplicationPage }),
  },
  { path: 'people', lazy: async () => ({ Component: (await import('./people/people.page')).PeoplePage }) },
  { path: 'people/invite', lazy: async () => ({ Component: (await import('./people/invite.page')).InvitePage }) },
  {
    path: 'people/:id/hand-over',
    lazy: async () => ({ Component: (await import('./people/hand-over.page')).HandOverPage }),
  },
  { path: 'programs', lazy: async () => ({ Component: (await import('./programs/programs.page')).ProgramsPage }) },
  { path: 'notices', lazy: async () => ({ Component: (await import('./notices/notices.page')).NoticesPage }) },
  { path: 'tasks', lazy: async () => ({ Component: (await import('./tasks/tasks.page')).TasksPage }) },
];
