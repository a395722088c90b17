import { enableCompileCache } from 'node:module';

// What this program is compiled to is kept in the system's folder for temporary files, so that the next command starts
// in two thirds of the time. Before anything else is loaded; where it cannot be kept, nothing changes.
enableCompileCache();
const { runCommandLine } = await import('./run-command-line.ts');
await runCommandLine(process.argv.slice(2));
