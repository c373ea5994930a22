// A reporter for `node --test`: one line, "passed failed skipped". A suite fails for itself only when it does not fail for
// a test within it. A file without a test, or one that ended before its first, is a failure: node calls it passed.
import { resolve } from 'node:path';

export default async function* counts(events) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') {
      continue;
    }
    const isSuite = data.details?.type === 'suite';
    const isFile = data.nesting === 0 && resolve(data.name) === data.file;
    if (type === 'test:fail' || isFile) {
      count.failed += isSuite && data.details.error?.failureType === 'subtestsFailed' ? 0 : 1;
    } else if (!isSuite) {
      count[data.skip !== undefined || data.todo !== undefined ? 'skipped' : 'passed'] += 1;
    }
  }
  yield `${count.passed} ${count.failed} ${count.skipped}\n`;
}
