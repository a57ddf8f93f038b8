package dev.inkling.cli;

import dev.inkling.nnlib.train.Setting;
import java.util.List;

/** A command that takes the settings of a run as options. */
interface TakesSettings {
    /** Settings that the command says in another way. */
    List<Setting> leftOut();
}
