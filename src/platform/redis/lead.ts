/**
 * Begins a script, which then knows as `lead` under which name the server leads now. The name is new after a start, and for a replica that
 * takes over, also where the same server has led before.
 */
export const findLead = `local lead = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)')`
