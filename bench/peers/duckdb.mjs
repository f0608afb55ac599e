// A list through DuckDB, in a process of its own: node duckdb.mjs <list> <lean|full> <in.csv> <out.csv>
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbQuery } from './sql.mjs';

const [list, form, input, output] = process.argv.slice(2);
// Two threads, as suance has; the order of rows is kept, which is what DuckDB does unless told otherwise.
const instance = await DuckDBInstance.create(':memory:', { threads: '2', preserve_insertion_order: 'true' });
const connection = await instance.connect();
await connection.run(duckdbQuery(list, form, input, output));
connection.closeSync();
instance.closeSync();
