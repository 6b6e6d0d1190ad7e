/** What of the page's code is begun with before all of it has come: React takes a while to begin, and stands in a file of its own. */
import 'react-dom/client';
