import { expect, test } from 'vitest';
import type { Portal } from '../support/portal.ts';

/** What readers keep, in the browser and on the server. */
export function keepingSuite(given: () => Portal): void {
  test('a record is saved in the browser, noted, and there again after a reload', async () => {
    const { page } = await given().open();
    await page.goto('/search?kind=practice');
    await page.locator('.save-button').first().click();
    await page.goto('/saved');
    await page.getByRole('textbox', { name: 'Your note' }).fill('for the seminar');

    await page.reload();

    expect(await page.getByRole('textbox', { name: 'Your note' }).inputValue()).toBe('for the seminar');
    await page.context().close();
  });

  test('a set kept on the server is read by others with its notes, and changed by who has the edit link', async () => {
    const { page, errors } = await given().open();
    await page.goto('/search?kind=practice');
    for (const at of [0, 1]) await page.locator('.save-button').nth(at).click();
    await page.goto('/saved');
    await page.getByRole('textbox', { name: 'Your note' }).first().fill('read this one');
    await page.getByRole('textbox', { name: 'Name of the set' }).fill('Good to know');
    await page.getByRole('button', { name: 'Keep these 2 records on the server' }).click();
    await page.waitForURL('**/sets/*');
    await page.getByRole('button', { name: 'Copy the edit link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const editLink = await page.evaluate(() => navigator.clipboard.readText());

    const other = await given().open();
    await other.page.goto(page.url());
    await other.page.getByRole('heading', { name: 'Good to know' }).waitFor();
    expect(await other.page.locator('.set-note').allInnerTexts()).toEqual(['read this one']);
    expect(await other.page.getByRole('button', { name: 'Change this set' }).count()).toBe(0);

    await other.page.goto(editLink);
    await other.page.reload();
    await other.page.getByRole('button', { name: 'Change this set' }).click();
    await other.page.getByRole('textbox', { name: 'Note, read by' }).nth(1).fill('and this one');
    await other.page.getByRole('button', { name: 'Save the changes' }).click();
    await other.page.locator('.lead').getByText('version 2').waitFor();
    expect(other.page.url()).not.toContain('key=');

    await page.reload();
    await page.locator('.set-note').nth(1).waitFor();
    expect(await page.locator('.set-note').allInnerTexts()).toEqual(['read this one', 'and this one']);
    await page.getByRole('button', { name: 'Change this set' }).click();
    await page.getByRole('button', { name: 'Delete it from the server' }).click();
    await page.getByRole('button', { name: /^Delete for good/ }).click();
    await page.waitForURL('**/saved');
    await other.page.reload();
    await other.page.getByRole('alert').getByText('There is nothing at this address').waitFor();
    expect([...errors, ...other.errors]).toEqual([]);
    await page.context().close();
    await other.context.close();
  });
}
