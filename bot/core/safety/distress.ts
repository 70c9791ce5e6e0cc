/** Somebody who is in distress, or tells of somebody who is: whoever can help stands first, and life before all. */
import { begins, pattern, readable, WORK } from './words.ts';

const SELF = '(?:mig|sig|myself|himself|herself|themselves|themself)';

/** Whatever else is said: life may be in danger. */
const LIFE: readonly RegExp[] = [
  'vill_inte_(?:leva|finnas|finnas_till|vakna)(?:_\\p{L}+)?',
  'orkar_inte_leva(?:_\\p{L}+)?',
  '(?:vill|önskar|hellre)_(?:bara_|hellre_)?(?:dö|vara_död|att_jag_vore_död|jag_var_död|jag_vore_död)',
  // *Uppgiften tar livet av mig* is a way of speaking: a person has to be the one who does it.
  `(?:ta|tog|tagit)_livet_av_${SELF}`,
  `(?:jag|hen|hon|han|kollega|vän)_(?:\\p{L}+_)?tar_livet_av_${SELF}`,
  '(?:ta|tar|tog|tagit)_(?:mitt_liv|mitt_eget_liv|sitt_liv|sitt_eget_liv)',
  `(?:skada|skadar|skadat|skära|skär|skurit)_${SELF}_själv`,
  `(?:jag|hen|hon|han|kollega|i|she|he|they)_(?:\\p{L}+_){0,4}(?:självmordstankar|suicidtankar|självmordsplaner|självmordsbenägen|suicidal)`,
  '(?:självmordstankar|suicidtankar|begå_självmord|suicidal_thoughts|commit_suicide)',
  'ser_ingen_(?:mening|utväg)(?:_\\p{L}+)*',
  '(?:ska|kan|vet|hur)_(?:\\p{L}+_){0,3}orka_leva(?:_\\p{L}+)?',
  '(?:end|ending|ended)_it_all',
  '(?:ingen|nobody|no_one)_(?:skulle_|kommer_att_|would_|will_)?(?:sakna|saknar|miss|misses)_(?:mig|mej|me)',
  '(?:tänkt|tänker|vill|ska|funderar_på)_(?:\\p{L}+_)?skada_mig',
  '(?:vill|wish|want)_(?:bara_|att_jag_|to_|just_|i_could_|jag_kunde_)*(?:försvinna|disappear)(?! från | from )',
  '(?:want|wants|wish|ready|rather)_(?:to_)?(?:die|be_dead|i_was_dead|i_were_dead)',
  `(?:kill|killing|killed|hurt|hurting|harm|harming|cut|cutting)_${SELF}`,
  '(?:end|ending|take|taking)_(?:my|his|her|their)_(?:own_)?life',
  'not_want_to_(?:live|be_alive|wake_up|exist|be_here_any_?more)',
  'no_(?:reason|point)_(?:to|in)_(?:live|living|going_on)',
  'better_off_(?:dead|without_me)',
].map(pattern);

/** Distress in one's own words; with words of plan work around them something else is more likely meant. */
const DISTRESS: readonly RegExp[] = [
  '(?:jag|hen|hon|han|kollega|vän|i|he|she|they|friend|colleague)_(?:\\p{L}+_){0,6}(?:självmord|suicide|självskada|självskadebeteende|self-harm|self-harming)',
  '(?:jag|i)_(?:\\p{L}+_){0,4}(?:ångest|anxiety)(?:_\\p{L}+)*',
  'orkar_inte_(?:vara|finnas)_(?:här|kvar|till)_(?:längre|mer)',
  'orkar_inte_(?:mer|längre|vidare|med_livet|gå_upp)(?! än | puffar| påminnelser| möten)',
  'klarar_inte_(?:mer|längre|av_livet|av_jobbet_längre)',
  'jag_(?:\\p{L}+_){0,2}mår_(?:\\p{L}+_){0,2}(?:dåligt|uselt|skit|piss|hemskt|fruktansvärt|jättedåligt|skitdåligt)',
  'jag_(?:\\p{L}+_){0,2}(?:bryter|bröt|brutit)_ihop',
  'jag_(?:\\p{L}+_){0,3}(?:panikångest|panikattack|panikattacker|ångestattack|ångest|ångestattacker)',
  '(?:jag_(?:\\p{L}+_){0,2})?(?:gråter|grät|gråtit)_(?:varje|hela|jämt|på_jobbet|efter|före|innan|inför|mig)(?:_\\p{L}+)*',
  'allt_(?:är|känns)_(?:meningslöst|hopplöst|nattsvart|svart)',
  'jag_(?:är|känner_mig)_(?:helt_|så_|alldeles_)?(?:förtvivlad|hopplös|värdelös|utbränd|desperat)',
  'jag_(?:håller_på_att|kommer_att)_gå_under',
  'can_not_(?:go_on|take_(?:it|this)(?:_any_?more|_any_longer)?|cope|do_this_any_?more)',
  '(?:i_(?:\\p{L}+_){0,3})?(?:having|had|have)_(?:a_)?(?:panic_attacks?|breakdown|nervous_breakdown)(?:_\\p{L}+)*',
  'i_(?:\\p{L}+_){0,2}(?:cry|cried|crying)_(?:every|all|at_work|before|after|myself)(?:_\\p{L}+)*',
  'i_(?:am|feel)_(?:so_|completely_|totally_|just_)*(?:hopeless|worthless|desperate|burnt_out|burned_out|falling_apart)',
  'everything_(?:is|feels)_(?:hopeless|meaningless|pointless)',
  'i_am_(?:not_ok|not_okay|breaking_down|falling_apart|at_breaking_point)',
  'i_feel_(?:terrible|awful|horrible)_(?:every|all|at_work|about_my_life)(?:_\\p{L}+)*',
].map(pattern);

/** Whether somebody seems to be in distress. */
export const soundsLikeDistress = (text: string): boolean => {
  const flat = readable(text);
  if (LIFE.some((sign) => sign.test(flat))) return true;
  const work = flat.split(' ').some((word) => begins(word, WORK));
  return !work && DISTRESS.some((sign) => sign.test(flat));
};
