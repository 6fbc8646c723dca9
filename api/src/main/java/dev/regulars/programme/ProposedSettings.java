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
   * Those in force with a change: what is left out of it keeps its value.
   *
   * @throws dev.regulars.shared.ProblemException 400 or 422, as the change itself would be refused
   */
  public Settings of(JsonNode change) {
    return form.changed(settings.settings(), change);
  }
}
