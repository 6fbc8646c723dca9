import chromium from "@sparticuz/chromium";

/** Made for a single, short-lived page; pages here are many and live longer. */
const NOT_OURS = new Set(["--single-process", "--no-zygote"]);

/** A Chromium from an npm package, or one of the machine's by `REGULARS_CHROMIUM`. */
export async function launchOptions() {
  return {
    executablePath: process.env.REGULARS_CHROMIUM ?? (await chromium.executablePath()),
    args: chromium.args.filter((argument) => !NOT_OURS.has(argument)),
  };
}

/** Where the server is that is looked at. */
export const SERVER = process.env.REGULARS_URL ?? "http://127.0.0.1:8080";
