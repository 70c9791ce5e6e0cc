/** What a person does with their own data, with the ports filled in. Everybody has it for themselves, and nobody else. */
import { clearChats } from './clear-chats.ts';
import { eraseMyData } from './erase.ts';
import { takeOutWaiting } from './names-left.ts';
import type { MyDataPorts } from './ports.ts';
import { exportMyData, seeMyData } from './see.ts';
import type { MyDataUseCases } from './ways.ts';

export type { MyDataPorts } from './ports.ts';
export type { MyDataUseCases } from './ways.ts';

export const makeMyData = (ports: MyDataPorts): MyDataUseCases => ({
  see: (person) => seeMyData(ports, person),
  export: (person) => exportMyData(ports, person),
  erase: (person) => eraseMyData(ports, person),
  clearChats: () => clearChats(ports),
  takeOutNames: () => takeOutWaiting(ports),
});
