/** What the stories do with the tab: open a view, press, fill in, and hear what is said. */
import type { Frame } from 'playwright-core';
import type { Action } from '../../../bot/core/api.ts';
import { ready, type Screen, type Shown, type Stage, setStage } from './browser.ts';
import type { HostOptions } from './server.ts';

/** Presses the first button of this name. */
export const press = (tab: Frame, name: string | RegExp): Promise<void> =>
  tab.getByRole('button', { name, exact: true }).first().click();

/** The field with this label. */
export const field = (tab: Frame, name: string) => tab.getByLabel(name, { exact: true });

/** Waits until this is said to those who listen instead of looking. */
export const said = (tab: Frame, text: string): Promise<void> =>
  tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

export interface Story {
  stage: Stage;
  /** Shows a view and waits until it is usable. */
  open(view: string, options?: HostOptions & Screen): Promise<Shown>;
  /** The action at this place of the plan behind the API. */
  plan(index: number): Action;
  /** Ends a story: its window is closed, and everything is as it was at first. */
  end(): Promise<void>;
}

/** A stage on which stories are played one after the other. */
export const startStory = async (): Promise<Story> => {
  const stage = await setStage();
  let shown: Shown | null = null;
  return {
    stage,
    open: async (view, options = {}) => {
      shown = await stage.show(view, options);
      await ready(shown.tab, view);
      return shown;
    },
    plan: (index) => {
      const action = stage.state.actions[index];
      if (!action) throw new Error(`The harness has no action ${index}.`);
      return action;
    },
    end: async () => {
      await shown?.page.context().close();
      shown = null;
      stage.reset();
    },
  };
};
