// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the server puts before the script: the page it shows where no answer comes, and all it keeps. */
declare const SHELL: { version: string; page: string; files: string[] };
