import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** One import of one file by another, as paths from the folder of sources. */
export interface Import {
  from: string;
  to: string;
}

/** The specifiers of all imports, re-exports and types of a file; undefined where it is no plain string. */
export function importsOf(path: string): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  const textOf = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) found.push(textOf(node.moduleSpecifier));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) found.push(textOf(node.moduleSpecifier));
    else if (ts.isExternalModuleReference(node)) found.push(textOf(node.expression));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push(textOf(node.argument.literal));
    else if (ts.isCallExpression(node) && importsWhenRun(node.expression)) found.push(textOf(node.arguments[0]));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

function importsWhenRun(called: ts.Expression): boolean {
  return called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');
}

/** Each cycle once, from the file at which a walk through all imports first came back to where it had been. */
export function cycles(files: string[], imports: Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[][] = [];
  const walk = (file: string, way: string[]): void => {
    const seenAt = way.indexOf(file);
    if (seenAt !== -1) found.push([...way.slice(seenAt), file]);
    if (seenAt !== -1 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}
