/** Plays the conversation set in a house, in one language, and keeps what was said and shown. */
import type { Language } from '../../../../bot/core/content.ts';
import { type Scene, scenes, type Turn } from '../../../conversations/scenes.ts';
import type { CardAction, House, Message, Person, Unit } from '../house.ts';
import { buttonsOf } from '../year/story.ts';
import { furnish } from './furnish.ts';

export interface Shown {
  /** A sentence, or null where a card was shown. */
  text: string | null;
  card: Record<string, unknown> | null;
}
export interface Played {
  /** What the person did: words, or the title of a button in brackets; null: the bot began. */
  did: string | null;
  shown: Shown[];
}
export interface PlayedScene {
  scene: Scene;
  turns: Played[];
}

type Activity = Message['activity'];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const shownOf = ({ text, attachments }: Activity): Shown => {
  const content: unknown = attachments?.[0]?.content;
  return isRecord(content) ? { text: null, card: content } : { text: text ?? '', card: null };
};

/** What an invoke was answered with: a card, or a sentence. */
const answerOf = (body: unknown): Shown[] => {
  const { value } = isRecord(body) ? body : {};
  if (typeof value === 'string') return [{ text: value, card: null }];
  return isRecord(value) && 'body' in value ? [{ text: null, card: value }] : [];
};

/** Everything that the bot has sent there, oldest first. */
const all = (house: House, at: string): Promise<Message[]> => house.control('GET', `messages?${at}`);

class Play {
  readonly house: House;
  readonly language: Language;
  readonly person: Person;
  readonly unit: Unit;
  /** The message whose card can be pressed, and the card as it stands now. */
  #last: { id: string; card: unknown } | null = null;

  constructor(house: House, language: Language, person: Person, unit: Unit) {
    this.house = house;
    this.language = language;
    this.person = person;
    this.unit = unit;
  }

  #at(scene: Scene): string {
    return scene.where === 'personal'
      ? `person=${this.person.id}`
      : `where=${encodeURIComponent(this.unit.channel)}`;
  }
  #where(scene: Scene): string {
    return scene.where === 'personal' ? 'personal' : this.unit.channel;
  }

  /** Does something and gives what the bot has sent since. */
  async #since(scene: Scene, act: () => Promise<unknown>): Promise<Shown[]> {
    const before = new Set((await all(this.house, this.#at(scene))).map(({ id }) => id));
    await act();
    const came = (await all(this.house, this.#at(scene))).filter(({ id }) => !before.has(id));
    for (const { id, activity } of came) {
      const { card } = shownOf(activity);
      if (card !== null) this.#last = { id, card };
    }
    return came.map(({ activity }) => shownOf(activity));
  }

  async #press(scene: Scene, { verb, inputs }: Turn & { kind: 'press' }): Promise<Played> {
    const on = this.#last;
    const action: CardAction | undefined = buttonsOf(on?.card).find((button) => button.verb === verb);
    if (on === null || action === undefined) throw new Error(`${scene.id}: no button ${verb}`);
    let answer: Shown[] = [];
    const came = await this.#since(scene, async () => {
      const clicked = await this.house.control<{ body: unknown }>('POST', 'click', {
        ...{ person: this.person.id, activityId: on.id, action },
        ...(inputs === undefined
          ? {}
          : { inputs: { ...inputs, ...(inputs.language ? { language: this.language } : {}) } }),
      });
      answer = answerOf(clicked.body);
    });
    const [first] = answer;
    if (first?.card && came.length === 0) this.#last = { id: on.id, card: first.card };
    return { did: `[${action.title}]`, shown: [...came, ...answer] };
  }

  async turn(scene: Scene, turn: Turn): Promise<Played> {
    const { house, person } = this;
    switch (turn.kind) {
      case 'add':
        return {
          did: null,
          shown: await this.#since(scene, () => house.install(person, this.#where(scene))),
        };
      case 'wait':
        return { did: null, shown: await this.#since(scene, () => house.moveClock(turn.until)) };
      case 'press':
        return this.#press(scene, turn);
      case 'say': {
        const text = turn.text[this.language];
        const written = { person: person.id, where: this.#where(scene), text };
        const shown = await this.#since(scene, () => house.control('POST', 'say', written));
        return { did: scene.where === 'channel' ? `@Stegvis ${text}` : text, shown };
      }
    }
  }
}

/** Plays every scene in its order, in a house as seeded. */
export const play = async (house: House, language: Language): Promise<PlayedScene[]> => {
  await house.control('POST', 'reset');
  const { person, unit } = await furnish(house, language);
  const playing = new Play(house, language, person, unit);
  const played: PlayedScene[] = [];
  for (const scene of scenes) {
    const turns: Played[] = [];
    for (const turn of scene.turns) {
      turns.push(await playing.turn(scene, turn));
    }
    played.push({ scene, turns });
  }
  return played;
};
