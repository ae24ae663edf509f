package dataset

// Clusters out of sketches, and into rows.

import (
	"database/sql"
	"errors"
	"strconv"

	"nianbao/corpus/alike"
)

// compare finds the clusters of all fresh sections. Clusters that none of them is in
// stand; those that one joins are written again.
func (c *copyStage) compare() error {
	set := &alike.Collection{County: map[string]*alike.Wording{}}
	var ids []int64
	var failure error
	set.Fresh = func(i int) bool { return c.fresh[ids[i]] }
	set.Shingles = func(i int) alike.Set {
		hashes, err := c.texts.one(c.reports[c.at[ids[i]/sectionsOfReport]], ids[i])
		if err != nil {
			c.texts.mu.Lock()
			failure = errors.Join(failure, err)
			c.texts.mu.Unlock()
		}
		return alike.Sorted(hashes)
	}
	at := map[int64]int{}
	err := c.each(`SELECT id, size, text_hash, bins FROM sketch WHERE bins IS NOT NULL ORDER BY id`, nil, func(rows *sql.Rows) error {
		id, s, err := c.section(rows)
		at[id] = len(ids)
		ids, set.Sections = append(ids, id), append(set.Sections, s)
		return err
	})
	if err != nil {
		return err
	}
	if set.Agencies, err = c.agencies(); err != nil {
		return err
	}
	if err := c.wordings(set); err != nil {
		return err
	}
	if set.Stands, err = c.stands(at); err != nil {
		return err
	}
	clusters := set.Clusters()
	if failure != nil {
		return failure
	}
	return c.keepClusters(clusters, set, ids)
}

// agencies counts those of each county, with those whose sections are all too short to
// be compared: these are most of all sections, and are not loaded.
func (c *copyStage) agencies() (map[string]int, error) {
	type of struct {
		county string
		agency int64
	}
	known, n := map[of]bool{}, map[string]int{}
	err := c.each(`SELECT DISTINCT id / 16 FROM sketch`, nil, func(rows *sql.Rows) error {
		var no int64
		err := rows.Scan(&no)
		p := &c.reports[c.at[no]]
		if who := (of{p.county, p.agency}); !known[who] {
			known[who] = true
			n[p.county]++
		}
		return err
	})
	return n, err
}

func (c *copyStage) section(rows *sql.Rows) (id int64, s alike.Section, err error) {
	var hash int64
	var bins sql.RawBytes
	if err := rows.Scan(&id, &s.Sketch.Size, &hash, &bins); err != nil {
		return id, s, err
	}
	p := &c.reports[c.at[id/sectionsOfReport]]
	s.Name = p.handle + "#" + strconv.FormatInt(id%sectionsOfReport, 10)
	s.Agency, s.County, s.On, s.Seen = p.agencyKey(), p.county, p.publishedOn, p.firstSeen
	s.Sketch.Text = uint64(hash)
	copy(s.Sketch.Bins[:], bins)
	return id, s, nil
}

func (c *copyStage) wordings(set *alike.Collection) error {
	return c.each(`SELECT county, shingles FROM common_wording WHERE county <> ''`, nil, func(rows *sql.Rows) error {
		var county string
		var shingles []byte
		err := rows.Scan(&county, &shingles)
		set.County[county] = alike.NewWording(unpackSet(shingles))
		return err
	})
}

// stands are the clusters without a fresh section. All sections of the others are
// fresh, since what holds them together may be gone.
func (c *copyStage) stands(at map[int64]int) ([][]int, error) {
	of, touched := map[int64][]int64{}, map[int64]bool{}
	err := c.each(`SELECT cluster_no, section_id FROM cluster_member ORDER BY cluster_no, place`, nil, func(rows *sql.Rows) error {
		var no, id int64
		err := rows.Scan(&no, &id)
		of[no] = append(of[no], id)
		touched[no] = touched[no] || c.fresh[id]
		return err
	})
	var stands [][]int
	for no, members := range of {
		var list []int
		for _, id := range members {
			if touched[no] {
				c.fresh[id] = true
			}
			list = append(list, at[id])
		}
		if !touched[no] {
			stands = append(stands, list)
		}
	}
	return stands, err
}

// keepClusters takes the clusters of fresh sections out and puts the new ones in.
func (c *copyStage) keepClusters(clusters []alike.Cluster, set *alike.Collection, ids []int64) error {
	gone := map[int64]bool{}
	for _, cluster := range clusters {
		for _, m := range cluster.Members {
			gone[ids[m.Section]] = true
		}
	}
	for id := range c.fresh {
		gone[id] = true
	}
	if err := c.dropClustersOf(gone); err != nil {
		return err
	}
	for _, cluster := range clusters {
		if err := c.keepCluster(cluster, set, ids); err != nil {
			return err
		}
	}
	return nil
}

func (c *copyStage) dropClustersOf(sections map[int64]bool) error {
	drop := map[int64]bool{}
	err := c.each(`SELECT cluster_no, section_id FROM cluster_member`, nil, func(rows *sql.Rows) error {
		var no, id int64
		err := rows.Scan(&no, &id)
		if sections[id] {
			drop[no] = true
			c.changed[id/sectionsOfReport] = true
		}
		return err
	})
	if err != nil {
		return err
	}
	for no := range drop {
		if err := c.exec(`DELETE FROM cluster_member WHERE cluster_no = ?`, no); err != nil {
			return err
		}
		if err := c.exec(`DELETE FROM cluster WHERE no = ?`, no); err != nil {
			return err
		}
	}
	return nil
}

func (c *copyStage) keepCluster(cluster alike.Cluster, set *alike.Collection, ids []int64) error {
	id := clusterID(set.Sections[cluster.Members[0].Section].Name)
	no, err := c.insert(`INSERT INTO cluster(id, kind, agencies) VALUES (?,?,?)`, id, string(cluster.Kind), cluster.Agencies)
	if err != nil {
		return err
	}
	for place, m := range cluster.Members {
		var peer, similar any
		if m.Peer >= 0 {
			peer, similar = ids[m.Peer], m.Similar
		}
		section := ids[m.Section]
		c.changed[section/sectionsOfReport] = true
		if err := c.exec(`INSERT INTO cluster_member VALUES (?,?,?,?,?)`, section, no, place+1, peer, similar); err != nil {
			return err
		}
	}
	return nil
}
