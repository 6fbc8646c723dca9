package dev.regulars.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann:p%40ss%3A+w@db.example:5433/shop",
        "postgres://ann:p%40ss%3A+w@db.example:5433/shop",
        "r2dbc:postgresql://ann:p%40ss%3A+w@db.example:5433/shop",
        "r2dbc:pool:postgresql://ann:p%40ss%3A+w@db.example:5433/shop",
        "jdbc:postgresql://db.example:5433/shop?user=ann&password=p%40ss%3A+w"
      })
  void readsTheFormsThatPeopleUse(String url) {
    assertThat(DatabaseAddress.parse(url))
        .isEqualTo(new DatabaseAddress("db.example", 5433, "shop", "ann", "p@ss:+w", "prefer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://ann@db/shop?sslmode=require"})
  void portAndPasswordMayBeMissing(String url) {
    assertThat(DatabaseAddress.parse(url))
        .isEqualTo(new DatabaseAddress("db", 5432, "shop", "ann", null, "require"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db",
        "mysql://ann:secret@db/shop",
        "postgresql://db/shop",
        "postgresql://ann:secret@db",
        "postgresql://ann:secret@db:x/shop",
        "postgresql://ann:sec ret@db/shop"
      })
  void refusesOthersWithoutShowingThePassword(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("REGULARS_DATABASE_URL must look like")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://ann:secret@db/shop"})
  void isPrintedWithoutItsPassword(String url) {
    assertThat(DatabaseAddress.parse(url)).hasToString("postgresql://ann@db:5432/shop");
    assertThat(DatabaseAddress.parse(url).jdbcUrl()).doesNotContain("secret");
  }
}
