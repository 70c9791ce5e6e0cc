/** The looks ahead, with the ports filled in. */
import type { Language } from '../../core/choices.ts';
import type { Caller } from '../tab/frame.ts';
import type { PreviewPorts } from './ports.ts';
import { previewMine } from './preview-mine.ts';
import { previewUnit } from './preview-unit.ts';

export type { PreviewPorts } from './ports.ts';

export const makePreviewUseCases = (ports: PreviewPorts) => ({
  previewUnit: (caller: Caller, unit: string, language: Language) =>
    previewUnit(ports, caller, unit, language),
  previewMine: (caller: Pick<Caller, 'person' | 'tenant'>, language: Language) =>
    previewMine(ports, caller, language),
});

export type PreviewUseCases = ReturnType<typeof makePreviewUseCases>;
