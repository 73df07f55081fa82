import * as migration_20261122_033948_initial from './20261122_033948_initial';
import * as migration_20261122_082526_import_engine from './20261122_082526_import_engine';
import * as migration_20261122_102744_links_and_indexes from './20261122_102744_links_and_indexes';
import * as migration_20261122_113413_desk from './20261122_113413_desk';
import * as migration_20261122_130000_search from './20261122_130000_search';
import * as migration_20261122_142025_desk_and_delivery from './20261122_142025_desk_and_delivery';
import * as migration_20261122_145955_webhooks from './20261122_145955_webhooks';
import * as migration_20261122_174852_desk_notes from './20261122_174852_desk_notes';
import * as migration_20261123_180323_story_entries from './20261123_180323_story_entries';

export const migrations = [
  {
    up: migration_20261122_033948_initial.up,
    down: migration_20261122_033948_initial.down,
    name: '20261122_033948_initial',
  },
  {
    up: migration_20261122_082526_import_engine.up,
    down: migration_20261122_082526_import_engine.down,
    name: '20261122_082526_import_engine',
  },
  {
    up: migration_20261122_102744_links_and_indexes.up,
    down: migration_20261122_102744_links_and_indexes.down,
    name: '20261122_102744_links_and_indexes',
  },
  {
    up: migration_20261122_113413_desk.up,
    down: migration_20261122_113413_desk.down,
    name: '20261122_113413_desk',
  },
  {
    up: migration_20261122_130000_search.up,
    down: migration_20261122_130000_search.down,
    name: '20261122_130000_search',
  },
  {
    up: migration_20261122_142025_desk_and_delivery.up,
    down: migration_20261122_142025_desk_and_delivery.down,
    name: '20261122_142025_desk_and_delivery',
  },
  {
    up: migration_20261122_145955_webhooks.up,
    down: migration_20261122_145955_webhooks.down,
    name: '20261122_145955_webhooks',
  },
  {
    up: migration_20261122_174852_desk_notes.up,
    down: migration_20261122_174852_desk_notes.down,
    name: '20261122_174852_desk_notes',
  },
  {
    up: migration_20261123_180323_story_entries.up,
    down: migration_20261123_180323_story_entries.down,
    name: '20261123_180323_story_entries'
  },
];
