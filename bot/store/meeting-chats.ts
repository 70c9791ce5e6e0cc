/** The chats of meetings that the app is in, and whose meetings they are. */
import type { Address, MeetingChat, MeetingChatStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

interface ChatRow {
  chat: string;
  unit: string | null;
  title: string | null;
  address: Address;
}

const toChat = ({ chat, unit, title, address }: ChatRow): MeetingChat => ({ chat, unit, title, address });

export const makeMeetingChats = (pool: Pool): MeetingChatStore => ({
  async get(chat) {
    const found = await pool.query<ChatRow>('select * from meeting_chats where chat = $1', [chat]);
    return found.rows[0] ? toChat(found.rows[0]) : null;
  },
  async keep({ chat, unit, title, address }) {
    await pool.query(
      `insert into meeting_chats (chat, unit, title, address) values ($1, $2, $3, $4)
       on conflict (chat) do update set unit = excluded.unit, title = excluded.title, address = excluded.address`,
      [chat, unit, title, JSON.stringify(address)],
    );
  },
  async forget(chat) {
    await pool.query('delete from meeting_chats where chat = $1', [chat]);
  },
  async linked() {
    const found = await pool.query<ChatRow>(
      'select * from meeting_chats where unit is not null order by chat',
    );
    return found.rows.map(toChat);
  },
});
