/**
 * Accounts of harassment, threats or violence (R34). Careful in both directions: a missed account gets the ordinary
 * "I didn't get that", a false alarm gets names to turn to, and neither is kept or told. Pure functions of the words.
 */
import { begins, pattern, readable, set, WORK } from './words.ts';

/** Done to somebody, as a finite verb or a participle of one: an account rather than a subject. */
const DEEDS = set(`
  trakasserar trakasserade trakasserat trakasserad trakasserades trakasseras trakasserats
  kränker kränkte kränkt kränks kränktes kränkts mobbar mobbade mobbat mobbad mobbas mobbades mobbats
  hotar hotade hotat hotad hotas hotades diskriminerar diskriminerade diskriminerat diskriminerad diskrimineras
  diskriminerades diskriminerats tafsar tafsade tafsat ofredar ofredade ofredad ofredat förföljer förföljde förföljd
  förföljt hånar hånade hånad hånas utfryst utfrusen antastar antastade antastad antastat våldtog våldtagen våldtogs
  våldtagit outade outad outat misshandlar misshandlade misshandlad misshandlas förnedrar förnedrade förnedrad
  förlöjligar förlöjligade förlöjligad stalkar stalkade utskälld hånskrattar hånskrattade hånflinar hånflinade uthängd påhoppad påhoppade utskrattad felkönar felkönade felkönas
  harassed harasses harassing bullied bullies bullying threatened threatens threatening discriminated
  groped gropes groping assaulted assaults raped humiliated humiliates humiliating mocked mocks mocking stalked
  stalks stalking outed molested misgenders misgendered misgendering ridiculed ridicules intimidates intimidated
  belittles belittled ostracised ostracized`);
const WRONGS = [
  'mobbning',
  'diskriminering',
  'hot',
  'hotelser',
  'våld',
  'ofredande',
  'repressalier',
  'harassment',
  'abuse',
  'violence',
  'threats',
  'discrimination',
  'bullying',
  'retaliation',
];
const WRONG_STEMS = ['trakasseri', 'övergrepp', 'kränkning'];
const SUFFERED = set(`
  utsatt utsatts utsätts utsattes utsätter drabbad drabbats upplevt upplever suffered suffer experienced
  experiencing victim subjected`);
const REPORTING = set('anmäla anmäler anmälde rapportera rapporterar pågår report reporting');
/** Infinitives: *sluta kränka mig* is an account, *att kränka är förbjudet* is not. */
const TO_DO = set(
  'trakassera kränka mobba hota diskriminera tafsa förfölja håna harass bully threaten mock stalk humiliate',
);
const TO_ME = set('mig oss mej me us');
const OF_ME = set('jag mig mej min mitt mina vi oss i me my we us');
const SOMEONE = set(`
  han hon hen de dem dom honom henne någon nån kollega kollegan kollegor chef chefen arbetskamrat brukare klient
  patient he she they him her them someone somebody colleague colleagues boss manager coworker client`);

const ME = '(?:mig|mej|oss|honom|henne|hen|dem|dom|me|us|him|her|them)';
const MINE = '(?:min|mitt|mina|my|our|hans|hennes|his|her|their)';
const ONE = `(?:${ME}|${MINE}_\\p{L}+)`;
const COLLEAGUE = '(?:min|my|vår|our)_(?:kollega|arbetskamrat|colleague|coworker|friend|vän)';
/** What somebody was, had been, or is being. */
const DONE_TO =
  '(?:slagen|slagna|sparkad|knuffad|påhoppad|överfallen|uthängd|utskrattad|idiotförklarad|nedtryckt|fryst_ut|utfryst|utesluten|utpekad|bortvald|utnyttjad|hotad|spottad|kallad_(?!till)|tafsad|antastad|attackerad|avbruten_och|nedvärderad|trakasserad|punched|kicked_(?!out|off)|slapped|beaten|attacked|grabbed|groped|spat|called_(?!to|back|in|about)\\p{L}+|yelled_at|shouted_at|laughed_at|singled_out|excluded|ostracised|ignored_by|touched|stared_at|pushed_(?!back)|belittled|insulted|victimised|blackmailed)';
/** Things that are hateful or violating wherever somebody gets them. */
const FOUL =
  '(?:öknamn|glåpord|skällsord|hakkors|swastikas?|nakenbilder?|könsorgan|dickpics?|dick_pics?|slurs?|porr\\p{L}*|porn|sex_life|sexliv|explicit_(?:pictures|photos|images)|nudes?|nude_(?:pictures|photos)|n-ordet|hatbrev|hatmejl|hate_mail)';
const SOMEBODY =
  '(?:min|mina|en|någon|kollegan|chefen|kollegor|kollegorna|honom|henne|hen|dem|my|a|someone|him|her|them)';
/** Swedish puts who did it behind the verb when something else comes first: *sedan slog han mig*. */
const WHO =
  '(?:han|hon|hen|de|dom|någon|nån|chefen|kollegan|kollegorna|arbetskamraten|brukaren|(?:min|en)_\\p{L}+)';
const WORSE =
  '(?:illa|sämre|orättvist|respektlöst|nedlåtande|kränkande|som_skräp|som_luft|badly|unfairly|worse|like_dirt|like_trash)';

/** Whole turns of phrase that are accounts whatever else is said. */
const ACCOUNTS: readonly RegExp[] = [
  // Blows, everyday words unless they hit a person: *det slog mig* is a thought.
  `(?:slår|slog|sparkar|sparkade|knuffar|knuffade|nyper|nöp)_${WHO}_(?:till_)?${ME}(?! som | att )`,
  `(?<! det )(?<! tanke )(?<! tanken )(?<! idé )(?<! it )(?:slår|slog|slagit|slå|sparkar|sparkade|knuffar|knuffade|nyper|nöp|hit|hits|kicked|kicks|pushed|pushes|slapped|slaps|beats|punched|choked|grabbed|grabs)_(?:${ME}|${COLLEAGUE})(?! som | att | that | as | with | up )`,
  `(?:spottar|spottade|spat|spits)_(?:på|at|on)_${ONE}`,
  `(?:rör|rörde|rört|tog|tar|tagit|touches|touched|touching)_(?:vid_|på_)?(?:mig|mej|henne|honom|me|her|him)_(?:fast|trots|på|utan|mot|without|although|when|even|inappropriately|every|all|hela|varje)`,
  `(?:kyssa|kysste|kysser|kiss|kissed)_${ONE}`,
  // Words and looks.
  `(?:kallar|kallade|kallat|calls|called|calling|call)_(?:mig|mej|oss|honom|henne|hen|me|us|him|her|them)(?! till | in | to | for | back | when | hem | upp | after | about | from | tomorrow | today )_\\p{L}+`,
  `(?:skriker|skrek|skrikit|skrattar|skrattade|flinar|vrålar|gapar|yells|yelled|yelling|shouts|shouted|screams|screamed|laughs|laughed|laughing|laugh|sneers)_(?:åt|på|at)_${ONE}(?! själv)`,
  `(?:viskar|viskade|whisper|whispers|whispering|gossip|gossips|gossiping)_(?:om|bakom|about|behind)_${ONE}`,
  `(?:pratar|snackar|talar|pratade|snackade)_(?:skit|illa|strunt)_om_${ONE}`,
  `(?:sprider|spred|spridit|sprids|spreads|spread|spreading|starts|started)_(?:\\p{L}+_)?(?:rykten?|lögner|rumou?rs?|lies|gossip)_(?:om|about)_${ONE}`,
  `(?:gör|gjorde|gjort|driver|drev|making|makes|make|made|pokes)_(?:narr_av|sig_lustig_över|sig_lustiga_över|med|fun_of|jokes_about)_${ONE}`,
  `(?:skäller|skällde|skällt)_ut_${ONE}`,
  `${MINE}_(?:kropp|bröst|utseende|body|breasts|looks)_(?:hela|varje|igen|inför|all|every|in_front)`,
  `(?:kommenterar|kommenterade|comments_on|commented_on|comments|comment_on)_(?:\\p{L}+_)?(?:${MINE}_(?:kropp|bröst|utseende|kläder|body|breasts|looks|appearance|clothes)|hur_jag_ser_ut|how_i_look(?! after | at | for | into | up ))`,
  `(?:straffar|straffade|straffat|straffa|punishes|punished|punishing|punish)_(?:mig|mej|oss|me|us)`,
  `(?:touch|touches|touched|touching|rubs|rubbed|strokes|stroked)_my_(?:shoulders?|back|knees?|legs?|hair|neck|body|thighs?)`,
  `vågar_inte_säga_(?:ifrån|emot|nej|något|nåt)_till_(?:honom|henne|hen|dem|dom|chefen|kollegan|min_\\p{L}+)`,
  `(?:vägrar|vägrade|refuses?|refused)_(?:att_|to_)?(?:använda|kalla|use|call)_(?:mitt|min|mig|my|me|hens|hennes|hans)`,
  // Left out, followed, treated badly.
  `(?:fryser|frös|frusit|fryst|stänger|stängde)_(?:ut_${ONE}|${ME}_ute?)`,
  `(?:ignorerar|ignorerade|utesluter|ignores|ignored|ignoring|ignore|excludes|excluded|excluding|exclude)_(?:mig|mej|oss|me|us)`,
  `(?:freezes?|freezing|froze|shuts?)_(?:me|us|him|her|them)_out`,
  `(?:ingen|nobody|no_one)_(?:pratar|talar|hälsar|äter|jobbar|vill|talks|speaks|eats|sits|works|wants)_(?:\\p{L}+_){0,3}(?:med|på|to|with)_(?:mig|mej|me|oss|us)`,
  `(?:följer|följde|följt)_efter_${ONE}`,
  `(?:follows|followed|following)_(?:me|her|him)(?! on )`,
  `(?:behandlar|behandlade|behandlat|treats|treated|treating)_${ONE}_(?:\\p{L}+_)?${WORSE}`,
  `(?:jag|vi|hen|i|we)_(?:\\p{L}+_){0,3}(?:${WORSE}_behandlade?|behandlade?_${WORSE}|behandlas_${WORSE}|treated_${WORSE})`,
  `(?:jag|vi|hen|hon|han)_(?:har_|blir_|blev_|är_)?(?:\\p{L}+_)?(?:utsatts|utsätts|utsattes|utsatt)_för`,
  `(?:blir|blev|blivit|bli|är|har|was|were|been|got|get|gets|being|am)_(?:(?!du|you|ni)\\p{L}+_){0,2}${DONE_TO}(?:_\\p{L}+)?`,
  `(?:slår|slog|slagit|hotar|hotade|hits|attacked|threatens|threatened)_(?:personalen|kollegan|kollegor|en_kollega|en_boende|en_brukare|staff|a_colleague|colleagues|a_resident|a_client)`,
  `(?:bakom_min_rygg|behind_my_back|mot_min_vilja|against_my_will|utan_mitt_samtycke|without_my_consent)`,
  `(?:sådana|såna|folk|people|someone)_(?:som|like)_(?:jag|mig|oss|vi|me|us)`,
  `(?:hatar|hates?|avskyr|despises?)_(?:mig|mej|oss|me|us)`,
  `(?:force|forced|forces|tvingar|tvingade|tvingat)_${ME}_(?:att_|to_|till_)(?:kyss\\p{L}*|kiss|ha_sex|sex|touch|röra|klä|undress|säga|say)`,
  `(?:säger|sa|sade|sagt|says|said|tycker|thinks|told_me)_(?:att_|that_)?(?:jag|vi|hen|i|we)_(?:är|am|are|is|was)_(?:\\p{L}+_)?(?:äcklig|äckliga|onormal|onormala|onaturlig|värdelös|ful|pervers|störd|sjuk_i_huvudet|disgusting|abnormal|unnatural|worthless|ugly|perverted|a_freak|sick_in_the_head)`,
  `(?:klappade|klappar|tog|tar|nöp|smekte|smeker|grabbed|touched|touches|patted|pats|stroked)_(?:mig|mej|henne|honom|me|her|him|my)_(?:på_|on_the_|on_my_|on_her_)?(?:rumpan|stjärten|rövan|brösten|bröstet|låret|midjan|skrevet|bum|butt|bottom|ass|breasts?|thigh|waist)`,
  `(?:tar|tog|takes|took|taking|filmar|filmade|fotar|fotade|films|filmed|filming)_(?:bilder_på_|foton_på_|pictures_of_|photos_of_)?${ME}_(?:utan|i_smyg|without|secretly)`,
  `(?:låser|låste|stänger|stängde)_in_${ME}`,
  `(?:locks?|locked)_(?:me|us|him|her)_(?:in|out)`,
  `(?:får|fått|fick|get|got|gets|getting|receive|received)_(?:\\p{L}+_)?(?:hat|hate|abuse)_(?:från|from)`,
  `(?:prata|nämna|berätta|mention|talk|talking)_(?:om_|about_)?(?:min|mitt|my)_(?:fru|man|partner|pojkvän|flickvän|wife|husband|girlfriend|boyfriend)`,
  // Afraid of a person.
  `(?:rädd|rädda|livrädd)_för_${SOMEBODY}(?! punkt| åtgärd| presentation| ny )`,
  `(?:scared|afraid|terrified|frightened)_of_${SOMEBODY}(?! new | long | delay)`,
  `vågar_inte_(?:gå|komma|vara|åka|möta|träffa)(?:_\\p{L}+){0,3}_(?:jobbet|arbetet|honom|henne|chefen|kollegan|dit)`,
  `(?:dare_not|not_dare|afraid|scared)_(?:to_)?(?:go|come)_(?:in_)?to_work`,
  // Sexual, hateful and threatening words sent to somebody.
  `(?:sexuella|snuskiga)_(?:anspelningar|förslag|inviter|närmanden|kommentarer|blickar)`,
  `(?:sexual|dirty|lewd)_(?:advances|comments|jokes|remarks|suggestions)_(?:to|about|at|towards)_${ONE}`,
  `(?:made|makes|making|gets)_(?:\\p{L}+_)?sexual_(?:advances|comments|remarks)`,
  `(?:hotfull\\p{L}*|kränkande|rasistiska|homofoba|transfoba|sexistiska|elaka|äckliga|taskiga|nedlåtande|threatening|hateful|racist|homophobic|transphobic|sexist|nasty|abusive)_(?:mejl|mail|meddelanden?|sms|kommentarer|saker|skämt|brev|ord|messages?|emails?|comments|things|jokes|letters?|notes?|texts?)_(?:\\p{L}+_)?(?:till|mot|om|från|to|at|about|from)_(?:${ONE}|${SOMEBODY})`,
  `(?:glåpord|slurs?|hatbrev|hotbrev)_(?:på|mot|till|till_|on|at|in)_${ONE}`,
  // Passed over or punished for who one is.
  `(?:för_att|because)_(?:jag|hen|han|hon|i|we|vi|he|she|they)_(?:är|am|is|are|var|was)_(?:\\p{L}+_)?(?:gay|bög|lesbisk|homosexuell|bisexuell|bi|trans|queer|ickebinär|icke-binär|intersex|lesbian|bisexual|nonbinary|non-binary|transgender|homo|flata|hbtqi?)`,
  `(?:på_grund_av|because_of)_(?:min|my)_(?:\\p{L}+_)?(?:läggning|könsidentitet|könsuttryck|orientation|sexuality|identity|gender)`,
  `(?:felkönar|misgenders?|misgendering|deadnames?|deadnaming)_${ONE}`,
].map(pattern);

/** Foul things that came one's way; as a subject of plan work they are none. */
const FOULED: readonly RegExp[] = [FOUL].map(pattern);

const wordsIn = (flat: string): string[] => flat.trim().split(' ').filter(Boolean);

/** Whether this reads as an account of harassment, threats or violence. */
export const soundsLikeCase = (text: string): boolean => {
  const flat = readable(text);
  if (ACCOUNTS.some((account) => account.test(flat))) return true;
  const words = wordsIn(flat);
  const has = (known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));
  const personal = has(OF_ME) || has(SOMEONE);
  const work = words.some((word) => begins(word, WORK));
  if (!work && (has(OF_ME) || has(SOMEONE)) && FOULED.some((foul) => foul.test(flat))) return true;
  if (has(TO_DO) && has(TO_ME)) return true;
  if (has(DEEDS))
    return (
      has(TO_ME) ||
      !work ||
      (has(set('jag i')) && /(?<= )(?:blir|blev|blivit|being|was|been|got) /u.test(flat))
    );
  const wrong = words.some((word) => WRONGS.includes(word) || begins(word, WRONG_STEMS));
  return wrong && !work && (personal || has(REPORTING) || has(SUFFERED));
};
