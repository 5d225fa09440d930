// Makes the folder of assets that the server hands out. Usage: node assets/build.mjs [target], by default build/assets.
// It only copies and joins: nothing is compiled, and nothing in the result points at another host.
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const target = resolve(process.argv[2] ?? join(root, 'build', 'assets'));
const nhsuk = join(root, 'node_modules', 'nhsuk-frontend', 'dist', 'nhsuk');

// The order is the cascade: later files may change what earlier ones say.
const styles = ['tokens', 'base', 'frame', 'form', 'chart', 'parts', 'wall', 'home', 'data_in', 'print'];

// The supplied style sheet asks another host for a licensed font; visitors' browsers must not. Arial stands in.
function withoutOtherHosts(css) {
  const local = css.replace(/@font-face\{[^}]*\}/g, (rule) => (/url\(["']?https?:/.test(rule) ? '' : rule));
  const left = local.match(/url\(["']?(?:https?:)?\/\/[^)]*\)/);
  if (left) throw new Error(`nhsuk-frontend asks another host for ${left[0]}`);
  return local.replace(/\/\*# sourceMappingURL=[^*]*\*\//g, '');
}

// Pictures that the style sheet draws on, made addresses beside it.
function withPicturesBeside(css) {
  return css.replace(/url\(\/assets\/images\/([a-z-]+\.svg)\)/g, (_, name) => {
    const picture = join(nhsuk, 'assets', 'images', name);
    if (!existsSync(picture)) throw new Error(`nhsuk-frontend lacks ${name}`);
    cpSync(picture, join(target, 'images', name));
    return `url(images/${name})`;
  });
}

rmSync(target, {recursive: true, force: true});
mkdirSync(join(target, 'images'), {recursive: true});
const supplied = readFileSync(join(nhsuk, 'nhsuk-frontend.min.css'), 'utf8');
writeFileSync(join(target, 'nhsuk-frontend.min.css'), withPicturesBeside(withoutOtherHosts(supplied)));
const own = styles.map((name) => readFileSync(join(here, 'css', `${name}.css`), 'utf8'));
writeFileSync(join(target, 'app.css'), own.join('\n'));
cpSync(join(here, 'app.js'), join(target, 'app.js'));
cpSync(join(here, 'icons'), join(target, 'icons'), {recursive: true});
