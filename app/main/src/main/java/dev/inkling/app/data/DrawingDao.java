package dev.inkling.app.data;

import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.OnConflictStrategy;
import androidx.room.Query;
import java.util.List;
import kotlinx.coroutines.flow.Flow;

/** The drawings in the database. */
@Dao
public interface DrawingDao {
    @Query("SELECT * FROM drawings ORDER BY createdAt DESC, id DESC")
    Flow<List<DrawingEntity>> all();

    @Query("SELECT * FROM drawings WHERE label = :label ORDER BY createdAt DESC, id DESC")
    Flow<List<DrawingEntity>> labelled(int label);

    @Query("SELECT * FROM drawings ORDER BY id")
    List<DrawingEntity> everything();

    @Query("SELECT label, COUNT(*) AS count, COALESCE(SUM(readAs <> label), 0) AS misread"
            + " FROM drawings GROUP BY label ORDER BY label")
    Flow<List<LabelCount>> counts();

    @Query("SELECT COUNT(*) FROM drawings")
    Flow<Integer> count();

    @Query("SELECT * FROM drawings WHERE id IN (:ids)")
    List<DrawingEntity> byId(List<Long> ids);

    @Query("SELECT COALESCE(SUM(LENGTH(strokes) + LENGTH(picture)), 0) FROM drawings")
    long bytes();

    @Insert
    long insert(DrawingEntity drawing);

    @Insert(onConflict = OnConflictStrategy.REPLACE)
    void restore(List<DrawingEntity> drawings);

    @Query("UPDATE drawings SET label = :label WHERE id IN (:ids)")
    int relabel(List<Long> ids, int label);

    @Query("DELETE FROM drawings WHERE id IN (:ids)")
    int delete(List<Long> ids);
}
