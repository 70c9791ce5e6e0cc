/** What a person does with their own data, with the ports filled in. Everybody has it for themselves, and nobody else. */
import type { MyData, Remains } from '../../core/my-data.ts';
import { clearChats } from './clear-chats.ts';
import { eraseMyData } from './erase.ts';
import type { MyDataPorts } from './ports.ts';
import { exportMyData, seeMyData } from './see.ts';

export type { MyDataPorts } from './ports.ts';

export interface MyDataUseCases {
  see(person: string): Promise<MyData>;
  export(person: string): ReturnType<typeof exportMyData>;
  erase(person: string): Promise<Remains>;
  /** Goes on with what an earlier erasing has left in chats. */
  clearChats(): Promise<void>;
}

export const makeMyData = (ports: MyDataPorts): MyDataUseCases => ({
  see: (person) => seeMyData(ports, person),
  export: (person) => exportMyData(ports, person),
  erase: (person) => eraseMyData(ports, person),
  clearChats: () => clearChats(ports),
});
