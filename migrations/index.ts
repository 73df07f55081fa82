import * as migration_20261122_033948_initial from './20261122_033948_initial';
import * as migration_20261122_070307_alias_match_keys from './20261122_070307_alias_match_keys';

export const migrations = [
  {
    up: migration_20261122_033948_initial.up,
    down: migration_20261122_033948_initial.down,
    name: '20261122_033948_initial',
  },
  {
    up: migration_20261122_070307_alias_match_keys.up,
    down: migration_20261122_070307_alias_match_keys.down,
    name: '20261122_070307_alias_match_keys'
  },
];
