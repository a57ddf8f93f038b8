package dev.inkling.cli;

import java.util.List;

/** A command that takes the settings of a run as options. */
interface TakesSettings {
    /** Keys of settings that the command says in another way. */
    List<String> leftOut();
}
