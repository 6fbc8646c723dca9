package dev.regulars.programme;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What settings would be after a change that nobody has asked for yet. */
@Component
public class ProposedSettings {

  private final ProgrammeSettings settings;
  private final SettingsForm form;

  ProposedSettings(ProgrammeSettings settings, SettingsForm form) {
    this.settings = settings;
    this.form = form;
  }

  /**
   * A change of settings.
   *
   * @param before those that it is made of: the last ones, also where their time is still to come
   * @param after the same with the change
   */
  public record Proposed(Settings before, Settings after) {}

  /**
   * The last settings with a change: what is left out of it keeps its value.
   *
   * @throws dev.regulars.shared.ProblemException 400 or 422, as the change itself would be refused
   */
  public Proposed of(JsonNode change) {
    Settings before = settings.last().settings();
    return new Proposed(before, form.changed(before, change));
  }
}
