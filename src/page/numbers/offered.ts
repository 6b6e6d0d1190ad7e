/** Once this has come, every chart has the way to its table. */
import { offerTables } from '../../charts/tables/TableDoor.tsx';
import { Door } from './Door.tsx';

offerTables(Door);
