/** What people say to each other, and to a bot, without meaning a command. */
import { expect, test } from '@jest/globals';
import { parseCommand } from '../../../bot/core/command.ts';

const SENTENCES = `
  Vi ses på nästa möte
  Nästa möte blev inställt
  Jag kan inte komma på nästa möte
  Har någon sett mina uppgifter?
  Mina uppgifter är klara
  Jag gjorde mina uppgifter i går
  Dagordningen är skickad till alla
  Tack för dagordningen
  Vi pausade mötet för kaffe
  Pausa mötet nu så vi hinner äta
  Jag behöver en paus från allt
  Vi tar en paus klockan tre
  Vi fortsätter i morgon
  Jag fortsätter efter lunch
  Vi måste fortsätta prata om bemötande
  Kan ni hjälpa mig att hitta blanketten
  Jag har kontaktat HR
  Kontakta gärna Lisa om lokalen
  Vi kontrollerar datan på måndag
  Jag har redan raderat filen
  Radera inte mina bilder
  Ta bort stolarna ur rummet
  Jag vill inte att någon raderar mina data
  Hur länge sparas mina data egentligen hos kommunen
  Jag föreslår att vi byter tid
  Kan du föreslå en tid som passar alla?
  Vi föreslog två punkter förra gången
  Förslaget var bra
  Begreppet var svårt att förstå för många av oss i gruppen i dag
  Jag reflekterade mycket över filmen
  Reflektera över mötet ni hade i går
  Vi talar flera språk på enheten
  Språket i broschyren är bra
  Integriteten hos våra brukare är viktig
  Min puls är hög
  Min chef är på semester
  Mina utgifter för resan
  Nästa vecka är jag ledig
  Nästa gång tar jag med kakor
  Till måndag behöver jag underlaget
  Över sommaren är det lugnt
  Två veckor räcker nog
  Sluta äta mina kakor
  Bra jobbat
  Perfekt
  Okej
  Ja
  Nej tack
  Vi hade APT i tisdags
  Det var ett bra möte
  Kursen börjar i februari
  Regnbågsfamiljer nämns inte i blanketten
  See you at the next meeting
  The next meeting was moved
  I finished my tasks yesterday
  My tasks are done
  The agenda is in the folder
  Thanks for the agenda
  We paused the project
  Pause the film for a minute
  Let us pause here and have lunch
  We continue tomorrow
  Please help Anna find the form
  I contacted HR last week
  Contact Lisa about the room
  I deleted the old file
  Delete the second page of the form
  Do not delete my data from the survey
  My date is on Friday
  I suggested a walk
  Can you suggest a time for lunch?
  Our language matters
  English breakfast was nice
  I reflected on the film
  Privacy matters to our clients
  My data plan ran out of surf
  Good work everyone
  Sounds good
  Until Monday then
  Two weeks should be enough
  Stop by when you have time
`
  .trim()
  .split('\n')
  .map((sentence) => sentence.trim());

test.each(SENTENCES)('%s', (sentence) => {
  expect(parseCommand(sentence, '2026-01-12')).toEqual({ kind: 'unknown' });
});
