/** What people write in Swedish: what must lead to contacts, what is about somebody's identity, and what is neither. */

/** Accounts of harassment, threats and violence. */
export const cases = `
sedan slog han mig
igår knuffade chefen mig i korridoren
chefen har börjat straffa mig med dåliga scheman
jag vågar inte säga ifrån till honom
min kollega kommenterar alltid hur jag ser ut
en kollega tar bilder på mig utan att fråga
chefen kallar oss för regnbågsmaffian
de låser in mig i förrådet på skämt
jag får hat från kollegor efter pride
någon klappade mig på rumpan
han säger att jag är äcklig
jag blev hotad till livet av en anhörig
min chef förbjuder mig att prata om min fru
jag blir alltid bortvald när vi delar in grupper
gruppledaren himlar med ögonen när jag pratar och kallar mig känslig
jag har blivit utsatt för ett övergrepp
kollegan visar porr för mig
min chef skrek på mig i telefon
jag känner mig hotad
de säger att jag är onormal
min kollega har börjat skicka bilder på sitt könsorgan till mig
jag blir kallad för öknamn av hela arbetslaget
chefen säger att sådana som jag inte passar här
någon har klottrat hakkors på min dörr
jag blev påhoppad i fikarummet
de hånskrattar när jag kommer in
min chef tog mig på låret
en boende slår personalen
jag är mobbad sedan i höstas
jag blir ständigt avbruten och förlöjligad
kollegan hotar att berätta för alla att jag är bi
han vägrar ta i hand med mig för att jag är homosexuell
min chef kränker mig
jag blir mobbad på jobbet
en kollega har trakasserat Anna
någon hotade henne i går
sluta trakassera mig
han slog mig
vi har utsatts för sexuella trakasserier på mötet
jag vill anmäla trakasserier
min kollega utsätts för hot
jag har blivit diskriminerad
hjälp, chefen kränker mig
de kallar mig bög bakom min rygg
min chef skriker åt mig inför alla
han tafsade på mig på julfesten
de fryser ut mig
jag blir utfryst
någon har outat mig
kollegan gör narr av min partner
de skrattar åt mig när jag går förbi
hon sprider rykten om mig
jag känner mig kränkt av min chef
de felkönar mig med flit
chefen vägrar använda mitt namn
jag är rädd för min kollega
jag vågar inte gå till jobbet på grund av honom
han följer efter mig hem
en brukare spottade på mig
en patient hotade att slå mig
jag utsätts för våld hemma
min man slår mig
jag fick ett hotfullt mejl från en kollega
någon har skrivit glåpord på mitt skåp
chefen kommenterar min kropp hela tiden
han kom med sexuella anspelningar
jag mobbas av mina arbetskamrater
de mobbar mig för att jag är gay
jag blev utskälld och förnedrad på mötet
kollegor viskar om mig
ingen pratar med mig sedan jag kom ut
jag blir orättvist behandlad för att jag är trans
min chef behandlar mig sämre än de andra
jag blev förbigången för att jag är lesbisk
hon hånar mig i chatten
vad gör jag om min chef trakasserar mig
vem anmäler jag kränkningar till
jag har blivit våldtagen
han försökte kyssa mig
en kollega rör vid mig fast jag sagt nej
min arbetskamrat blir mobbad
Anna blev utsatt för övergrepp
jag har upplevt repressalier efter att jag sa ifrån
chefen hotar mig med att jag får sluta
hen blir trakasserad av en klient
jag blev antastad i omklädningsrummet
de skickar kränkande meddelanden till mig
någon förföljer mig
han kallade henne hora
jag blir illa behandlad
det pågår mobbning på vår avdelning
min kollega säger rasistiska saker till mig
min chef har trakasserat mig på två möten i rad
föreslå att någon pratar med Kalle, han slog mig i går
nästa möte vill jag slippa honom, han tafsade på mig
begrepp trakasserier? för min chef trakasserar mig
vi utsätts för hot på mötena
jag är utsatt för något som inte känns bra på jobbet
`;

/** People in distress. */
export const distress = `
jag orkar inte vara här längre
jag tål inte det här längre, jag vill dö
jag har tänkt skada mig
jag sover inte och har ångest inför varje pass
jag funderar på självmord
jag vill inte leva längre
jag orkar inte mer
jag tänker ta livet av mig
jag vill dö
jag vill bara dö
jag mår så dåligt att jag inte vet vad jag ska göra
jag har skadat mig själv
jag gråter varje dag före jobbet
jag har självmordstankar
jag ser ingen utväg
min kollega säger att hen inte vill leva, hen vill inte leva
jag bryter ihop
jag har fått panikångest av det här
allt är meningslöst
jag är helt förtvivlad
jag klarar inte mer
en kollega har tagit sitt liv
jag skär mig själv
`;

/** Questions about somebody, and people who tell of themselves. */
export const identities = `
Är Kim gay?
är Anna lesbisk
vem är hbtqi här
finns det någon trans i gruppen
vilka är homosexuella
tror du att Kim är trans
vad har Kim för läggning
vilken läggning har Anna
hur många homosexuella jobbar här
hur många i gruppen är trans
är Kim man eller kvinna
vilket pronomen har Kim
har Kim opererat sig
jag är trans
jag är bög
`;

/** Words that sound like it and are plan work, commands, or everyday speech. */
export const friends = `
sedan slog det mig att vi glömt blanketterna
chefen kommenterar planen varje vecka
kan vi prata om hot mot förtroendevalda på workshopen
jag blev kallad till möte
jag blev tillfrågad om att leda punkten
vi är klara med riskbedömningen
är du slagen av att listan är tom
jag kallar till möte på tisdag
folk som vill vara med kan anmäla sig
jag vill försvinna från listan
de frågade mig om planen
jag fick ett mejl från chefen
han tog över åtgärden från mig
vem har skrivit rutinen om hot och våld
var hittar jag policyn mot kränkande särbehandling
kan du flytta mötet till måndag
vi har drabbats av sjukdom och skjuter upp mötet
hur många har svarat på enkäten
jag blev klar med åtgärden i går
den här uppgiften tar livet av mig
jag orkar inte fler möten i dag
vi har haft en tuff höst
jag är nöjd med mötet
är APT på tisdag eller onsdag
är Kim på mötet i morgon
vilka kommer på gruppmötet
kränkande särbehandling på dagordningen
begrepp trakasserier
begrepp sexuella trakasserier
begrepp kränkande särbehandling
begrepp hatbrott
begrepp homosexuell
begrepp våld i nära relation
begrepp psykisk ohälsa
begrepp minoritetsstress
begrepp outa
föreslå genomgång av rutinen mot trakasserier
föreslå workshop om härskartekniker
föreslå att vi pratar om mobbning på APT
föreslå föreläsning om suicidprevention
föreslå tema hot och våld
är mötet gayvänligt
är lokalen hbtqi-vänlig
rutin vid sexuella trakasserier
hur många åtgärder om trakasserier har vi?
lägg till en punkt om kränkande särbehandling
jag vill anmäla mig till utbildningen om diskriminering
jag anmälde mig till kursen
våra rutiner vid trakasserier och kränkande särbehandling
skämt och jargong: var går gränsen hos oss
hotell i Malmö
ett hot desk
vi slog rekord
jag slog upp ordet i listan
chefen slog ihop två möten
det slog mig att mötet är på fredag
vi rörde vid ämnet på APT
mötet rör oss alla
det rör inte mig
vad betyder diskriminering
vad säger lagen om trakasserier
nästa möte om mobbning
hitta blanketten
pausa
pausa till måndag
pausa, jag orkar inte med fler puffar
jag orkar inte med fler påminnelser
sluta skicka påminnelser
kallar du till mötet
hon kallade till möte på fredag
de kallar mig till möte varje vecka
vem kallar till APT
rapportera utfall från APT
åtgärd: ta fram rutin mot hot och våld
riskbedömning hot och våld
utbildning i hot och våld nästa vecka
kan vi ta upp trakasserier på nästa APT?
statistik om trakasserier
enkätfråga om diskriminering
hur gör vi en handlingsplan mot diskriminering
jag dör av nyfikenhet
jag vill inte vara med i gruppen längre
jag vill inte ha fler frågor
jag mår bra
hur mår gruppen
kurs i suicidprevention
vem leder punkten om hot och våld
vår policy mot kränkningar
länk till rutinen för anmälan av kränkande särbehandling
jag missade mötet
chefen tog bort mig från listan
jag har tagit bort mig själv från gruppen
hur bemöter vi personer som utsatts för våld?
vad är trans
vad betyder queer
vad är könsidentitet
när är hbtqi-gruppens möte
vilka är med i hbtq-gruppen
vem är ansvarig för hbtqi-arbetet
hur många är med i hbtq-gruppen
transport till Malmö
mina uppgifter
vem är min chef
kontakta skyddsombudet
jag är rädd för att missa mötet
någon följer upp åtgärden
jag vill anmäla ett hinder i planen
vad har vi för mål
vilka har gått utbildningen
`;
