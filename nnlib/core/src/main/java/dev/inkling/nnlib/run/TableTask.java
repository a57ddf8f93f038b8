package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.CsvDataset;
import dev.inkling.nnlib.data.FolderDataset;
import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.IOException;
import java.util.Map;

/** Samples of a person's own with a class each, in files: the data decides the ends of the net. */
abstract class TableTask extends Task {
    static final String CSV = ".csv";

    private final String solve;

    private TableTask(String word, String help, String solve) {
        super(word, help);
        this.solve = solve;
    }

    /** Rows of numbers, the class in the last column. */
    static TableTask csv(String word, String help, String solve) {
        return new TableTask(word, help, solve) {
            @Override
            public String file() {
                return CSV;
            }

            @Override
            public TaskData data(RunSpec spec, Source source) throws IOException {
                CsvDataset rows = source.classes();
                Scale scale = rows.standard();
                return new TaskData(rows.scaled(scale).dataset(), null, rows.classNames(), scale, null);
            }
        };
    }

    /** Pictures, one folder a class. */
    static TableTask folder(String word, String help, String solve) {
        return new TableTask(word, help, solve) {
            @Override
            public String file() {
                return "/";
            }

            @Override
            public boolean hasPictures() {
                return true;
            }

            @Override
            public TaskData data(RunSpec spec, Source source) throws IOException {
                FolderDataset pictures = source.pictures();
                if (pictures.classNames().size() < 2) {
                    throw new BadFileException(
                            Reason.NOT_OURS,
                            source.path() + " has one folder of pictures: a class each is needed, at least two.");
                }
                return TaskData.of(pictures.dataset(), pictures.classNames());
            }
        };
    }

    /** Unless another net was asked for, the usual one with the ends that the data needs. */
    static RunSpec fitted(RunSpec spec, TaskData data, int outputs) {
        String model = spec.text(Settings.MODEL_TEXT);
        String usual = Presets.of(spec.task()).text(Settings.MODEL_TEXT);
        if (!model.equals(usual)) {
            return spec;
        }
        String hidden = model.substring(model.indexOf('-'), model.lastIndexOf('-') + 1);
        return spec.with(Settings.MODEL_TEXT, data.train().inputSize() + hidden + outputs);
    }

    @Override
    public RunSpec fitted(RunSpec spec, TaskData data) {
        return fitted(spec, data, data.train().classes());
    }

    @Override
    public boolean isBounded(RunSpec spec) {
        return false;
    }

    @Override
    public Map<String, String> presets() {
        return presets("solve", solve);
    }
}
