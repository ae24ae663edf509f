package fetch

// The window of the day in which to ask.

import "time"

// Night is a window by the clock of Beijing, as times since midnight; it may pass
// midnight (22:00 to 06:00). Where both ends are equal, every hour is right.
type Night struct{ From, To time.Duration }

var beijing = time.FixedZone("UTC+8", 8*60*60)

// opens is the first moment from now on that lies in the window.
func (n Night) opens(now time.Time) time.Time {
	if n.From == n.To {
		return now
	}
	local := now.In(beijing)
	midnight := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, beijing)
	at := local.Sub(midnight)
	inside := at >= n.From && at < n.To
	if n.From > n.To {
		inside = at >= n.From || at < n.To
	}
	switch {
	case inside:
		return now
	case at < n.From:
		return midnight.Add(n.From)
	}
	return midnight.Add(24*time.Hour + n.From)
}
