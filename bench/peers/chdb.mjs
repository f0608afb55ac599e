// A list through chDB, in a process of its own: node chdb.mjs <list> <in.csv> <out.csv>
import { query } from 'chdb';
import { chdbQuery } from './chdb-sql.mjs';

const [list, input, output] = process.argv.slice(2);
query(chdbQuery(list, input, output));
