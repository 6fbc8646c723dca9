package dev.regulars.shared;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Ids in addresses are read as those in bodies are. The usual way makes no id of a blank, which is
 * then missing where none can be missing, and one of {@code 1-1-1-1-1}; a converter alone would be
 * asked first and the usual way after it.
 */
@ControllerAdvice
class StrictIds {

  @InitBinder
  void strictIds(WebDataBinder binder) {
    binder.registerCustomEditor(
        UUID.class,
        new PropertyEditorSupport() {
          @Override
          public void setAsText(String text) {
            setValue(StrictJson.uuid(text));
          }
        });
  }
}
