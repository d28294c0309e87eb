"""Editing in the browser: a folder of Chromium's own in place of one on the disk, and a meeting opened."""

from playwright.sync_api import Page

PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    const name = names.pop();
    let folder = root;
    for (const each of names) folder = await folder.getDirectoryHandle(each, { create: true });
    await folder.removeEntry(name).catch(() => {});
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async (path) => {
  const names = path.split("/");
  const name = names.pop();
  let folder = await navigator.storage.getDirectory();
  for (const each of names) folder = await folder.getDirectoryHandle(each);
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch (error) {
    // Not there yet; or saved anew since it was found, and what was found is no more.
    if (["NotFoundError", "NotReadableError"].includes(error.name)) return "";
    throw error;
  }
}"""


def opened(desk: Page, editor: str, files: dict[str, str], entry: str) -> None:
    """Put files into the folder and open an entry of the meetings."""
    desk.evaluate(FILL, files)
    desk.goto(f"{editor}index.html#/collections/meetings/{entry}")
    desk.get_by_role("button", name="Work with Local Repository").click()
    desk.get_by_role("group", name="Content Editor").wait_for()
