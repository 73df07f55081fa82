import { matchKey } from '../../text/matchKey.ts'

/** A news agency: its Arabic name, and what newspapers sign its reports with. */
export type Agency = { name: string; aliases: readonly string[] }

/**
 * Agencies by the signatures of the Arabic press. An alias must be unmistakable: «سبأ» and «المغرب
 * العربي» alone are also names of outlets, so only their full forms are here.
 */
export const AGENCIES: readonly Agency[] = [
  { name: 'وكالة أنباء الإمارات', aliases: ['وام', 'WAM'] },
  { name: 'وكالة الأنباء السعودية', aliases: ['واس', 'SPA'] },
  { name: 'وكالة الأنباء الكويتية', aliases: ['كونا', 'KUNA'] },
  { name: 'وكالة الأنباء القطرية', aliases: ['قنا', 'QNA'] },
  { name: 'وكالة أنباء البحرين', aliases: ['بنا', 'BNA'] },
  { name: 'وكالة الأنباء العمانية', aliases: ['العمانية', 'ONA'] },
  { name: 'وكالة الأنباء اليمنية', aliases: ['وكالة سبأ', 'وكالة الأنباء اليمنية سبأ'] },
  { name: 'وكالة الأنباء الأردنية', aliases: ['بترا', 'PETRA'] },
  { name: 'الوكالة العربية السورية للأنباء', aliases: ['سانا', 'SANA'] },
  {
    name: 'وكالة الأنباء والمعلومات الفلسطينية',
    aliases: ['وفا', 'WAFA', 'وكالة الأنباء الفلسطينية'],
  },
  { name: 'الوكالة الوطنية للإعلام', aliases: ['NNA', 'الوكالة الوطنية للإعلام اللبنانية'] },
  { name: 'وكالة الأنباء العراقية', aliases: ['واع', 'INA'] },
  { name: 'وكالة أنباء الشرق الأوسط', aliases: ['أ ش أ', 'أش أ', 'أ شأ', 'MENA'] },
  { name: 'وكالة السودان للأنباء', aliases: ['سونا', 'SUNA'] },
  { name: 'وكالة الأنباء الليبية', aliases: ['وال', 'LANA'] },
  { name: 'وكالة تونس أفريقيا للأنباء', aliases: ['وات', 'TAP'] },
  { name: 'وكالة الأنباء الجزائرية', aliases: ['واج', 'و أ ج', 'APS'] },
  { name: 'وكالة المغرب العربي للأنباء', aliases: ['و م ع', 'ومع', 'MAP'] },
  { name: 'الوكالة الموريتانية للأنباء', aliases: ['و م أ', 'AMI'] },
  {
    name: 'وكالة الصحافة الفرنسية',
    aliases: ['أ ف ب', 'أف ب', 'فرانس برس', 'AFP', 'وكالة فرانس برس'],
  },
  { name: 'وكالة الأنباء الألمانية', aliases: ['د ب أ', 'د ب ا', 'DPA'] },
  { name: 'أسوشيتد برس', aliases: ['أ ب', 'أسوشييتد برس', 'اسوشيتدبرس', 'AP', 'Associated Press'] },
  { name: 'رويترز', aliases: ['وكالة رويترز', 'Reuters'] },
  { name: 'وكالة الأناضول', aliases: ['الأناضول', 'AA', 'Anadolu'] },
  {
    name: 'شينخوا',
    aliases: ['وكالة شينخوا', 'وكالة أنباء شينخوا', 'وكالة أنباء الصين الجديدة', 'Xinhua'],
  },
  { name: 'تاس', aliases: ['وكالة تاس', 'TASS'] },
  { name: 'سبوتنيك', aliases: ['وكالة سبوتنيك', 'Sputnik'] },
  { name: 'بلومبرغ', aliases: ['وكالة بلومبرغ', 'بلومبيرغ', 'Bloomberg'] },
  { name: 'إرنا', aliases: ['وكالة إرنا', 'وكالة أنباء الجمهورية الإسلامية الإيرانية', 'IRNA'] },
]

const BY_KEY = new Map(
  AGENCIES.flatMap((agency) =>
    [agency.name, ...agency.aliases].map((name) => [matchKey(name), agency] as const),
  ),
)

const IN_BRACKETS = /^(?<outside>[^()]*)\((?<inside>[^()]*)\)[\s.]*$/

/**
 * The agency a source line names, by its name or one of its signatures, also with one of them in
 * brackets after the other; null for anything else.
 */
export const findAgency = (name: string): Agency | null => {
  const whole = agencyOf(name)
  if (whole) return whole
  const { outside = '', inside = '' } = IN_BRACKETS.exec(name)?.groups ?? {}
  const [first, second] = [agencyOf(outside), agencyOf(inside)]
  if (first && second) return first === second ? first : null
  return outside.trim() === '' ? second : null
}

const agencyOf = (name: string): Agency | null => BY_KEY.get(matchKey(name)) ?? null
