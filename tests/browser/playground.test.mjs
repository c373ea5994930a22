// PerfBot in the Microsoft 365 Agents Playground, one per person: HR starts a cycle, an employee assesses, the manager scores.
// The Playground empties a card's fields whenever a message arrives, so each person waits for what is on the way before they type.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PlaygroundChat } from './playground-chat.mjs';
import { launchBrowser, startBot } from './support.mjs';

// Cards keep a number and its unit together with a space that does not break.
const plain = text => text.replaceAll('\u00a0', ' ');

describe('the Microsoft 365 Agents Playground', () => {
  let bot;
  let browser;
  const chats = [];

  before(async () => {
    [bot, browser] = await Promise.all([startBot({ patience: 120_000 }), launchBrowser()]);
  });

  after(async () => {
    await Promise.all(chats.map(chat => chat.close()));
    await browser?.close();
    await bot?.stop();
  });

  async function teamsOf(name) {
    const chat = await PlaygroundChat.open(browser, bot.url, name);
    chats.push(chat);
    return chat;
  }

  test('a self-assessment and the manager\'s scoring are completed', async () => {
    const [hr, employee, manager] = await Promise.all(['林雅琴', '郑凯', '赵立新'].map(teamsOf));
    const prepare = await hr.ask('发起考核', '先选择，再看预览');
    const preview = await hr.press(prepare, '预览', '共 19 人参加。');
    await hr.press(preview, '发起', '进行中');

    // The bot opens the conversation: the card is there without a word of the employee's.
    await employee.card('第 1/4 步').waitFor();
    await employee.press(employee.card('第 1/4 步'), '保存并继续', '第 2/4 步');
    await employee.choose(employee.card('第 2/4 步'), { '跨部门协作': '4 分 – 良好', '团队协作': '5 分 – 优秀' });
    await employee.press(employee.card('第 2/4 步'), '保存并继续', '第 3/4 步');
    await employee.press(employee.card('第 3/4 步'), '保存并继续', '第 4/4 步');
    assert.match(plain(await employee.card('第 4/4 步').innerText()), /跨部门协作\s+4 \/ 5\s+团队协作\s+5 \/ 5/);
    await employee.press(employee.card('第 4/4 步'), '提交', 'HR公布结果后您可查看全部内容');

    const team = manager.card('4 人中有 1 人等您处理。'); // sent to the manager, as the form was to the employee
    await team.waitFor();
    await manager.press(team, '去评分', '主管评分：郑凯');
    const form = step => manager.card('主管评分：郑凯').filter({ hasText: `第 ${step}/4 步` });
    await manager.press(form(1), '保存并继续', '第 2/4 步');
    assert.match(plain(await form(2).innerText()), /自评 4/);
    await manager.choose(form(2), { '跨部门协作': '5 分 – 优秀', '团队协作': '4 分 – 良好' });
    await manager.press(form(2), '保存并继续', '第 3/4 步');
    await form(3).getByLabel('重点工作完成情况').first().fill('95');
    await manager.press(form(3), '保存并继续', '第 4/4 步');
    await manager.press(form(4), '提交', '考核会自动进入下一环节');

    const progress = await hr.ask('进度', '待您审核');
    assert.match(plain(await progress.innerText()), /郑凯/);
  });
});
