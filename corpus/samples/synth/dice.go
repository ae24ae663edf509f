package synth

// Dice whose throws depend on nothing but their seed (splitmix64).

type dice struct{ state uint64 }

func newDice(seed uint64) *dice { return &dice{seed*0x9e3779b97f4a7c15 + 0x5851f42d4c957f2d} }

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// n throws 0 … below-1.
func (d *dice) n(below int) int {
	if below <= 1 {
		return 0
	}
	return int(d.next() >> 1 % uint64(below))
}

// between throws low … high.
func (d *dice) between(low, high int) int { return low + d.n(high-low+1) }

// percent is true in p of 100 throws.
func (d *dice) percent(p int) bool { return d.n(100) < p }

func pick[T any](d *dice, list []T) T { return list[d.n(len(list))] }

// weighted throws an index with the chance of its weight.
func (d *dice) weighted(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := d.n(sum)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// shuffled is the list in another order.
func shuffled[T any](d *dice, list []T) []T {
	mixed := append([]T(nil), list...)
	for i := len(mixed) - 1; i > 0; i-- {
		j := d.n(i + 1)
		mixed[i], mixed[j] = mixed[j], mixed[i]
	}
	return mixed
}
