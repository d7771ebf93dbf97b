import { defineTexts } from '../../../shared/i18n/texts';

export const texts = defineTexts({
  ja: {
    title: 'お店のこと',
    shops: 'お店とポスター',
    shopsLead: '写真、ポスター、住所の地区',
    people: '働く人',
    peopleLead: '店員をまねく、役割を終える',
    bank: '振込先の口座',
    bankLead: '口座を見る、変更を申し込む',
    disputes: '市に相談したもの',
    disputesLead: 'まちがいのあった受け取り',
    programs: 'レジのシステム',
    programsLead: 'つなぐための鍵と、知らせの送り先',
    settings: '設定とデータ',
    settingsLead: '音、お知らせのメール、自分のデータ',
  },
  en: {
    title: 'The shop',
    shops: 'Shops and posters',
    shopsLead: 'Photo, poster, area',
    people: 'People',
    peopleLead: 'Invite clerks, end roles',
    bank: 'Bank account',
    bankLead: 'Where you are paid, and how to change it',
    disputes: 'What you asked the city',
    disputesLead: 'Receipts that were wrong',
    programs: 'POS systems',
    programsLead: 'Keys, and where to be told',
    settings: 'Settings and data',
    settingsLead: 'Sound, notices, own data',
  },
});
