/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/**
 * What must stand before n8n-core is imported: a user folder of its own (it would write to ~/.n8n),
 * an encryption key, and the decorators' metadata. Import this file first.
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whenOver } from './whenOver';

export const userFolder = mkdtempSync(join(tmpdir(), 'gispbx-engine-'));

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'a key for tests only';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';

whenOver(() => rmSync(userFolder, { recursive: true, force: true }));
