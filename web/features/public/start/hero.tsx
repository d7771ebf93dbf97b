import { useText } from '../../../shared/i18n/texts';
import { LinkButton } from '../../../shared/ui/link';
import { useHeading } from '../../../shared/ui/use-heading';
import { texts } from './start.texts';
import { ThanksPicture } from './thanks-picture';

/** What it is all about, at a glance, and the way in. */
export function Hero({ hasDemo }: { hasDemo: boolean }) {
  const t = useText(texts);
  const heading = useHeading(t.title);
  return (
    <header className="grid items-center gap-x-10 gap-y-6 rounded-16 bg-brand-50 px-5 py-8 sm:px-10 sm:py-12 lg:grid-cols-[1.1fr_1fr] lg:px-14">
      <div className="flex flex-col gap-5">
        <p className="font-bold text-brand-700">{t.what}</p>
        <h1
          ref={heading}
          tabIndex={-1}
          className="text-[2rem] leading-tight font-bold outline-none [text-spacing-trim:trim-start] sm:text-5xl sm:leading-tight"
        >
          {t.title}
        </h1>
        <p className="max-w-prose sm:text-lg">{t.lead}</p>
        <div className="flex flex-col gap-3 pt-1 sm:flex-row sm:flex-wrap">
          <LinkButton to="/sign-in" size="lg">
            {t.signIn}
          </LinkButton>
          {hasDemo && (
            <LinkButton to="/demo" kind="secondary" size="lg">
              {t.tryDemo}
            </LinkButton>
          )}
        </div>
      </div>
      <div className="mx-auto w-full max-w-sm lg:max-w-none">
        <ThanksPicture />
      </div>
    </header>
  );
}
