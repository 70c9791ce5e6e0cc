/** A unit's programme as data, with the ports filled in: what the web room is given. */
import type { Adaptation, ContactsInput, NewTemplate } from '../../core/api-programme.ts';
import type { Language } from '../../core/content.ts';
import type { Caller, TabPorts } from '../tab/frame.ts';
import { changeProgramme, seeProgramme } from './change.ts';
import { changeContacts, seeContacts } from './contacts.ts';
import { copyTemplate } from './copy.ts';
import { changeTemplate, exportTemplate, importTemplate, seeTemplate, seeTemplates } from './templates.ts';

/** Every use case over these ports. Each asks first whether the caller may. */
export const makeProgrammeUseCases = (ports: TabPorts) => ({
  seeProgramme: (caller: Caller, unit: string, language: Language) =>
    seeProgramme(ports, caller, unit, language),
  changeProgramme: (
    caller: Caller,
    unit: string,
    version: string | null,
    input: Adaptation,
    language: Language,
  ) => changeProgramme(ports, caller, unit, version, input, language),
  seeContacts: (caller: Caller, unit: string) => seeContacts(ports, caller, unit),
  changeContacts: (caller: Caller, unit: string, version: string | null, input: ContactsInput) =>
    changeContacts(ports, caller, unit, version, input),
  seeTemplates: (caller: Caller, language: Language) => seeTemplates(ports, caller, language),
  seeTemplate: (caller: Caller, id: string) => seeTemplate(ports, caller, id),
  copyTemplate: (caller: Caller, input: NewTemplate) => copyTemplate(ports, caller, input),
  changeTemplate: (caller: Caller, id: string, version: string | null, template: unknown) =>
    changeTemplate(ports, caller, id, version, template),
  exportTemplate: (caller: Caller, id: string) => exportTemplate(ports, caller, id),
  importTemplate: (caller: Caller, unit: string, file: unknown) => importTemplate(ports, caller, unit, file),
});

export type ProgrammeUseCases = ReturnType<typeof makeProgrammeUseCases>;
