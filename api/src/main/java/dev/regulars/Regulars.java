package dev.regulars;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the Regulars server. */
@SpringBootApplication
public class Regulars {

  public static void main(String[] args) {
    SpringApplication.run(Regulars.class, args);
  }
}
