import { expect, it } from "vitest";
import { tourCommands } from "./commands";

it("every command of the tour goes to the server the page came from", () => {
  const commands = tourCommands("http://127.0.0.1:9999");
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) {
    expect(command.text).toContain("http://127.0.0.1:9999/v1/");
    expect(command.text).toContain("rk_demo_till");
  }
});
