// Takes the README's pictures from the local chat with the demo company: npm run screenshots
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LocalPage } from './local-page.mjs';
import { launchBrowser, root, startBot } from './support.mjs';

const folder = join(root, 'docs/screenshots');
const maxBytes = 200_000;

let bot;
let browser;
const pages = [];

async function visit(name, settings) {
  const local = await LocalPage.open(browser, bot.url, settings);
  pages.push(local);
  await local.pick(name);
  return local;
}

/** Takes a card, or the page around it, in a window that is high enough for all of the card. */
async function take(file, local, card, { whole = false } = {}) {
  const { width } = local.page.viewportSize();
  const around = await local.page.evaluate(() => innerHeight - document.getElementById('transcripts').clientHeight);
  const height = await card.evaluate(element => element.closest('.message').offsetHeight);
  await local.page.setViewportSize({ width, height: height + around + 24 });
  await card.evaluate(element => {
    element.closest('.message').scrollIntoView({ block: 'start' });
    document.activeElement.blur();
  });
  await local.page.mouse.move(0, 0);
  const path = join(folder, file);
  await (whole ? local.page : card).screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  if (size > maxBytes) {
    throw new Error(`${file} has ${size} bytes; at most ${maxBytes} go into the repository.`);
  }

  console.log(`${file} ${size}`);
}

/** A demo of its own, because everybody is in a programme's cycle of one period only once. */
async function during(scene) {
  bot = await startBot({ patience: 120_000 });
  try {
    await scene();
  } finally {
    await Promise.all(pages.splice(0).map(local => local.close()));
    await bot.stop();
  }
}

async function assess(name, points, comment) {
  const local = await visit(name);
  const form = await local.pinned(local.cardSaying('第 1/'));
  for (let steps = await stepsOf(form); steps > 1; steps--) {
    await answer(local, form, points, comment);
  }

  await local.press(form, '提交');
}

async function stepsOf(form) {
  const [, at, all] = /第 (\d+)\/(\d+) 步/.exec(await form.innerText());
  return all - at + 1;
}

async function answer(local, form, points, comment) {
  for (const choice of await form.locator('select').all()) {
    await choice.selectOption(points);
  }

  for (const field of await form.getByPlaceholder('0 到 100').all()) {
    await field.fill('92');
  }

  if (await form.locator('select').count() > 0) {
    await form.getByLabel('说明').fill(comment);
  }

  await local.press(form, '保存并继续');
}

async function score(name, points, comment) {
  const local = await visit(name);
  for (;;) {
    const team = await local.ask('我的待办', /共 \d+ 项|暂时没有/);
    const next = team.getByRole('button', { name: '去评分', exact: true });
    if (await next.count() === 0) {
      return;
    }

    await local.press(team, '去评分');
    for (let steps = await stepsOf(team); steps > 1; steps--) {
      await answer(local, team, points, comment);
    }

    await local.press(team, '提交');
  }
}

async function startCycle(hr, department) {
  const card = await hr.ask('发起考核', '先选择，再看预览');
  if (department) {
    await card.getByLabel(department).check();
  }

  await hr.press(card, '预览');
  return card;
}

/** A cycle that has just begun. */
async function opening() {
  const hr = await visit('林雅琴', { width: 1000, height: 760 });
  const card = await startCycle(hr);
  await take('hr-preview.zh.png', hr, card, { whole: true });
  await hr.press(card, '发起');

  const phone = await visit('钱文博', { width: 375, height: 740 });
  const form = await phone.pinned(phone.cardSaying('第 1/'));
  await phone.press(form, '保存并继续');
  await form.getByLabel('跨部门协作').selectOption('4');
  await form.getByLabel('团队协作').selectOption('5');
  await form.getByLabel('说明').fill('八月配合商务部完成客户系统迁移，全程无超时工单。');
  await take('self-assessment-phone.zh.png', phone, form, { whole: true });

  await assess('郑凯', '4', '协助整理知识库。');
  await assess('孙浩然', '5', '带教两位新同事。');
  const manager = await visit('赵立新', { width: 640, height: 760 });
  await take('manager-team.zh.png', manager, await manager.ask('我的团队', '等您处理'));
  await score('赵立新', '4', '协作积极，响应及时。');

  await hr.press(await hr.ask('语言', '您希望我用哪种语言'), 'English');
  await hr.page.locator('[data-language="en-US"]').click();
  await take('hr-progress.en.png', hr, await hr.ask('progress', 'Standard review'));
}

/** A small cycle to its end. */
async function ending() {
  const hr = await visit('林雅琴');
  await hr.press(await startCycle(hr, '行政部'), '发起');
  for (const name of ['曹敏', '邓丽华', '彭晓宇']) {
    await assess(name, '4', '按计划完成。');
  }

  for (const name of ['曹敏', '林雅琴', '陈志远']) {
    await score(name, '4', '主动性强，流程优化见效。');
  }

  for (;;) {
    const tasks = await hr.ask('我的待办', /共 \d+ 项|暂时没有/);
    if (await tasks.getByRole('button', { name: '去审核', exact: true }).count() === 0) {
      break;
    }

    await hr.press(tasks, '去审核');
    await hr.press(tasks, '审核通过');
  }

  const progress = await hr.ask('进度', '考核进度');
  await hr.press(progress, '公布结果');
  await hr.press(progress, '确认公布');

  const employee = await visit('邓丽华', { width: 640, height: 760 });
  const result = await employee.ask('我的结果', '您的考核结果');
  await take('result.zh.png', employee, result);
  await employee.press(result, '解释');
  await take('result-line.zh.png', employee, result);
  await employee.press(await employee.ask('语言', '您希望我用哪种语言'), 'English');
  const english = await employee.ask('my result', 'Your result');
  await take('result.en.png', employee, english);
  await employee.press(english, 'Explain');
  await take('result-line.en.png', employee, english);
}

mkdirSync(folder, { recursive: true });
browser = await launchBrowser();
try {
  await during(opening);
  await during(ending);
} finally {
  await browser.close();
}
