// The local chat page in a browser, against the demo company: a cycle from HR's start to a manager's scoring.
// The tests go on from one another, as the people of a company do.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { LocalPage } from './local-page.mjs';
import { launchBrowser, startBot } from './support.mjs';

// Cards keep a number and its unit together with a space that does not break.
const plain = text => text.replaceAll('\u00a0', ' ');

describe('the local chat', () => {
  let bot;
  let browser;
  const open = [];

  before(async () => {
    [bot, browser] = await Promise.all([startBot({ patience: 120_000 }), launchBrowser()]);
  });

  after(async () => {
    await browser?.close();
    await bot?.stop();
  });

  afterEach(async () => {
    for (const local of open.splice(0)) {
      assert.deepEqual(local.errors, [], 'nothing goes wrong inside the page');
      await local.close();
    }
  });

  async function visit(settings) {
    const local = await LocalPage.open(browser, bot.url, settings);
    open.push(local);
    return local;
  }

  const rate = async (card, points) => {
    for (const choice of await card.locator('select').all()) {
      await choice.selectOption(points);
    }
  };

  test('HR looks at a preview and starts the cycle', async () => {
    const local = await visit();
    await local.pick('林雅琴');
    const card = await local.ask('发起考核', '先选择，再看预览');
    await card.getByLabel('考核方案').selectOption('标准绩效考核');
    await card.getByLabel('考核周期').selectOption('2026年第三季度');
    await local.press(card, '预览');
    assert.match(plain(await card.innerText()), /考核预览\s+2026年第三季度 标准绩效考核\s+共 19 人参加/);
    assert.match(plain(await card.innerText()), /不参加：陈志远/, 'whoever has no plan is named before the start');
    await local.press(card, '发起');
    assert.match(plain(await card.innerText()), /考核进度\s+2026年第三季度 标准绩效考核 · 进行中/);
    await local.cardSaying('第 1/4 步').waitFor(); // HR is reviewed too
  });

  test('a period that nobody can read is refused, and what was chosen stays', async () => {
    const local = await visit();
    await local.pick('林雅琴');
    const card = await local.ask('发起考核', '先选择，再看预览');
    await card.getByLabel('考核方案').selectOption('销售订单考核');
    await card.getByLabel('其他周期（起始月..结束月）').fill('去年夏天');
    await card.getByLabel('销售部').check();
    await local.press(card, '预览');
    assert.equal(await card.getByLabel('其他周期（起始月..结束月）').inputValue(), '去年夏天');
    assert.equal(await card.getByLabel('考核方案').locator('option:checked').innerText(), '销售订单考核');
    assert.ok(await card.getByLabel('销售部').isChecked());
  });

  test('an employee completes the self-assessment step by step', async () => {
    const local = await visit();
    await local.pick('郑凯');
    const card = local.cardSaying('第 1/4 步');
    assert.match(plain(await card.innerText()), /工单解决率\s+占本部分 25% · 目标 ≥ 90% · 实际 84%/, 'the data is there already');
    await card.getByLabel('说明').fill('八月入职，先熟悉系统。');
    const form = await local.pinned(card);
    await local.press(form, '保存并继续');
    assert.match(plain(await form.innerText()), /第 2\/4 步/);
    await rate(form, '4');
    await local.press(form, '保存并继续');
    await local.press(form, '保存并继续');
    assert.match(plain(await form.innerText()), /检查并提交[\s\S]*跨部门协作\s+4 \/ 5\s+团队协作\s+4 \/ 5/);

    await local.press(form, '保存并返回上一步');
    await local.press(form, '保存并返回上一步');
    await local.press(form, '保存并返回上一步');
    assert.equal(await form.getByLabel('说明').inputValue(), '八月入职，先熟悉系统。', 'going back shows what was saved');
    for (let step = 1; step < 4; step++) {
      await local.press(form, '保存并继续');
    }

    await local.press(form, '提交');
    assert.match(plain(await form.innerText()), /已于 .* 提交。/);
  });

  test('a reload keeps the person and everything that was said', async () => {
    const local = await visit();
    await local.pick('郑凯');
    await local.ask('帮助', '最近一次考核结果及解释');
    const said = await local.messages.locator('.message').evaluateAll(all => all.map(one => one.dataset.id));
    await local.page.reload();
    await local.card.waitFor();
    assert.match(plain(await local.page.locator('#playing').innerText()), /郑凯/);
    assert.deepEqual(await local.messages.locator('.message').evaluateAll(all => all.map(one => one.dataset.id)), said);
    assert.match(plain(await local.messages.innerText()), /已于 .* 提交。/);
  });

  test('the manager scores from the team card; a refused value stays as it was typed', async () => {
    const local = await visit();
    await local.pick('赵立新');
    const card = await local.ask('我的团队', '等您处理');
    assert.match(plain(await card.innerText()), /4 人中有 1 人等您处理。/);
    await local.press(card, '去评分');
    assert.match(plain(await card.innerText()), /主管评分：郑凯/);
    await local.press(card, '保存并继续');
    assert.match(plain(await card.innerText()), /自评 4/, 'the manager sees the self-assessment');
    await rate(card, '5');
    await local.press(card, '保存并继续');

    const points = card.getByLabel('重点工作完成情况');
    for (const [typed, why] of [['九十', /九十/], ['100000', /100,?000/]]) {
      await points.fill(typed);
      await card.getByLabel('说明').fill('按时完成。');
      await local.press(card, '保存并继续');
      assert.match(plain(await card.innerText()), /第 3\/4 步/, 'the form stays where it was');
      assert.match(plain(await card.innerText()), why, 'the reason says which value');
      assert.equal(await points.inputValue(), typed);
      assert.equal(await card.getByLabel('说明').inputValue(), '按时完成。');
    }

    await points.fill('９５'); // full-width, as an input method writes it
    await local.press(card, '保存并继续');
    assert.match(plain(await card.innerText()), /重点工作完成情况\s+95/);
    await local.press(card, '提交');
    assert.match(plain(await card.innerText()), /已于 .* 提交。/);
  });

  test('HR sees the progress, also in English, and the page speaks English', async () => {
    const local = await visit();
    await local.pick('林雅琴');
    const zh = plain(await (await local.ask('进度', '考核进度')).innerText());
    assert.match(zh, /技术支持部\s+已完成 0\/5 · 员工自评 4 · HR审核 1/);
    assert.match(zh, /郑凯[\s\S]*待您审核/);

    await local.page.locator('[data-language="en-US"]').click();
    assert.equal(await local.page.locator('html').getAttribute('lang'), 'en-US');
    assert.equal(await local.page.locator('#write').getAttribute('placeholder'), 'Message to PerfBot');
    assert.match(plain(await local.page.locator('#people-list').innerText()), /HR1[\s\S]*Managers5[\s\S]*Employees14/);

    const language = await local.ask('语言', '您希望我用哪种语言');
    await local.press(language, 'English');
    const en = plain(await (await local.ask('progress', 'Standard review')).innerText());
    assert.match(en, /Progress\s+Standard review, Q3 2026 · running/);
    assert.match(en, /Self-assessment 4 · HR review 1/);
    await local.press(await local.ask('language', 'Which language'), '中文');
  });

  test('everything can be done with the keyboard alone', async () => {
    const local = await visit();
    const { keyboard } = local.page;
    await local.tabTo(local.page.locator('#find'));
    await keyboard.type('钱文博');
    await local.tabTo(local.page.locator('#people-list button'));
    await keyboard.press('Enter');
    await local.cardSaying('第 1/4 步').waitFor();
    await local.page.waitForFunction(() => document.activeElement.id === 'write');
    await keyboard.type('我的待办');
    const before = await local.newest();
    await keyboard.press('Enter');
    const card = await local.newerCard(before, /共 \d+ 项/);

    await local.tabTo(card.getByRole('button', { name: '去填写' }), 'Shift+Tab');
    await local.pressKey(card, 'Enter');
    await local.tabTo(card.getByLabel('说明'));
    await keyboard.type('键盘填写');
    await local.tabTo(card.getByRole('button', { name: '保存并继续' }));
    await local.pressKey(card, 'Enter');
    await local.tabTo(card.getByLabel('跨部门协作'));
    await keyboard.type('3');
    await local.tabTo(card.getByLabel('团队协作'));
    await keyboard.type('5');
    await local.tabTo(card.getByRole('button', { name: '保存并返回上一步' }));
    await local.pressKey(card, 'Enter');
    assert.equal(await card.getByLabel('说明').inputValue(), '键盘填写');
    await local.tabTo(card.getByRole('button', { name: '保存并继续' }));
    await local.pressKey(card, 'Enter');
    assert.deepEqual(await card.locator('select').evaluateAll(all => all.map(one => one.value)), ['3', '5']);
  });

  test('a phone needs no sideways scrolling', async () => {
    const local = await visit({ width: 375, height: 740 });
    await local.pick('林雅琴');
    await local.ask('进度', '考核进度');
    await local.fits('progress');
    await local.ask('发起考核', '先选择，再看预览');
    await local.fits('start of a cycle');
    await local.page.locator('#back').click();
    await local.page.locator('#people-list').waitFor();
    await local.fits('people');

    await local.pick('孙浩然');
    const form = await local.pinned(local.cardSaying('第 1/4 步'));
    await local.fits('first step');
    await local.press(form, '保存并继续');
    await local.fits('ratings');
    await local.page.locator('#back').click();
    await local.pick('赵立新');
    await local.ask('我的团队', '等您处理');
    await local.fits('team');
  });
});
