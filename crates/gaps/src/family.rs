//! Simulated families: what is true of each, drawn by the weights.

use fingerpost_core::rules::Age;

use crate::weights::{Chance, Chooser, Weights};

/// Who asks.
pub const WHO: [&str; 3] = ["parent", "young-person", "professional"];
/// Kinds of help.
pub const HELP: [&str; 10] =
    ["crisis", "development", "feelings", "assessment", "school", "ehc", "home", "money", "adulthood", "people"];
/// Kinds of need, as they are asked about: each lies in one of the Code's broad areas.
pub const NEED: [&str; 11] = [
    "autism",
    "adhd",
    "speech",
    "feelings",
    "learning-disability",
    "specific-learning",
    "hearing",
    "vision",
    "physical",
    "senses",
    "health",
];
/// How far an assessment has come.
pub const STAGE: [&str; 3] = ["worried", "waiting", "diagnosed"];
/// How long a family has waited for one.
pub const WAITED: [&str; 3] = ["under-a-year", "over-a-year", "over-two-years"];
/// Support and plans.
pub const PLAN: [&str; 6] = ["none", "sen-support", "asked", "draft", "refused", "ehc"];
/// Where a child learns.
pub const SETTING: [&str; 10] =
    ["home", "nursery", "mainstream", "special", "college", "home-educated", "not-attending", "excluded", "hospital", "no-place"];
/// Circumstances.
pub const LIFE: [&str; 9] = [
    "in-care",
    "care-leaver",
    "adopted",
    "young-carer",
    "armed-forces",
    "refugee",
    "traveller",
    "new-to-english",
    "youth-justice",
];
/// Bands of age: the id, its words, and its months.
pub const AGE: [(&str, &str, std::ops::Range<u16>); 6] = [
    ("under-2", "under 2", 0..24),
    ("2-to-4", "2 to 4", 24..60),
    ("5-to-10", "5 to 10", 60..132),
    ("11-to-15", "11 to 15", 132..192),
    ("16-to-18", "16 to 18", 192..228),
    ("19-to-24", "19 to 24", 228..300),
];

/// What may be answered with "not sure", in the order of the bits of [`Family::unsure`].
pub const UNSURE: [&str; 11] = ["who", "help", "age", "need", "stage", "waited", "plan", "setting", "life", "district", "gp"];

/// What is true of one family. Places count in the lists above; sets are a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// Age in months.
    pub months: u16,
    /// The age as it is typed: months, years or a school year.
    pub typed: Age,
    /// Who asks.
    pub who: usize,
    /// The kinds of help wanted, as bits.
    pub help: u16,
    /// The needs, as bits.
    pub need: u16,
    /// How far an assessment has come.
    pub stage: usize,
    /// How long they have waited; of no matter unless they wait.
    pub waited: usize,
    /// Support and plans.
    pub plan: usize,
    /// Where the child learns.
    pub setting: usize,
    /// Circumstances, as bits.
    pub life: u16,
    /// True where the GP is in another NHS area, if the guide asks.
    pub gp_elsewhere: bool,
    /// What is answered with "not sure", as bits.
    pub unsure: u16,
    /// A number that decides the district: each offer has its own.
    pub place: u32,
}

impl Family {
    /// The band of the age.
    #[must_use]
    pub fn age_band(&self) -> usize {
        AGE.iter().position(|(_, _, months)| months.contains(&self.months)).unwrap_or(0)
    }
}

/// Draws families.
#[derive(Clone, Debug)]
pub struct Draw {
    age: Chooser,
    who: [Chooser; 2],
    needs: Chooser,
    need: [Chooser; 3],
    stage: [Chooser; 2],
    waited: Chooser,
    support: [Chance; 3],
    supported: [Chooser; 2],
    asked: Chance,
    answer: Chooser,
    small: [Chooser; 2],
    started_school: Chooser,
    out_of_school: [Chooser; 2],
    school_ehc: Chooser,
    after_16: [Chooser; 2],
    after_19: Chooser,
    life: [Chance; LIFE.len()],
    helps: Chooser,
    help: [Chooser; 3],
    asks: [Chance; 4],
    unsure: [Chance; UNSURE.len()],
    typed: [Chance; 2],
    gp: Chance,
    /// The typed ages: whole years from 0, and school years from Reception.
    years: Vec<Age>,
    school_years: Vec<Age>,
}

/// Where a value stands in one of the lists. The lists are ours: a name that is not there draws the first.
fn at(list: &[&str], id: &str) -> usize {
    list.iter().position(|known| *known == id).unwrap_or(0)
}

/// Where a child of school age learns instead of at school.
const OUT: [&str; 6] = ["at-school", "home-educated", "not-attending", "excluded", "hospital", "no-place"];

impl Draw {
    /// Makes the weights ready.
    ///
    /// # Errors
    /// Where one is missing or strange.
    pub fn new(weights: &Weights) -> Result<Self, String> {
        let one = |id: &str, values: &[&str]| weights.chooser(id, values);
        let each = |id: &str, value: &str| weights.chance(id, value);
        let typed = |typed: String| typed.parse().map_err(|_| format!("{typed} is not an age"));
        let mut life = [Chance::default(); LIFE.len()];
        for (chance, id) in life.iter_mut().zip(LIFE) {
            *chance = each("life", id)?;
        }
        let mut unsure = [Chance::default(); UNSURE.len()];
        for (chance, id) in unsure.iter_mut().zip(UNSURE) {
            *chance = each("not-sure", id)?;
        }
        let counts = ["1", "2", "3"];
        Ok(Self {
            age: one("age", &AGE.map(|(id, _, _)| id))?,
            who: [one("who-under-16", &WHO)?, one("who-from-16", &WHO)?],
            needs: one("needs", &counts)?,
            need: [one("need-under-5", &NEED)?, one("need-5-to-10", &NEED)?, one("need-from-11", &NEED)?],
            stage: [one("stage-autism-adhd", &STAGE)?, one("stage-other", &STAGE)?],
            waited: one("waited", &WAITED)?,
            support: [each("support", "under-5")?, each("support", "5-to-15")?, each("support", "from-16")?],
            supported: [one("supported-under-5", &PLAN)?, one("supported", &PLAN)?],
            asked: each("asked", "asked")?,
            answer: one("answer", &PLAN)?,
            small: [one("setting-under-2", &SETTING)?, one("setting-2-to-4", &SETTING)?],
            started_school: one("started-school", &["yes", "no"])?,
            out_of_school: [one("out-of-school", &OUT)?, one("out-of-school-ehc", &OUT)?],
            school_ehc: one("school-ehc", &SETTING)?,
            after_16: [one("after-16", &SETTING)?, one("after-16-ehc", &SETTING)?],
            after_19: one("after-19", &SETTING)?,
            life,
            helps: one("helps", &counts)?,
            help: [one("help-under-5", &HELP)?, one("help-5-to-15", &HELP)?, one("help-from-16", &HELP)?],
            asks: [
                each("asks", "assessment-while-waiting")?,
                each("asks", "ehc-in-the-process")?,
                each("asks", "ehc-with-a-plan")?,
                each("asks", "adulthood-at-14")?,
            ],
            unsure,
            typed: [each("age-typed", "months")?, each("age-typed", "school-year")?],
            gp: each("gp", "elsewhere")?,
            years: (0..=25).map(|years| typed(years.to_string())).collect::<Result<_, _>>()?,
            school_years: std::iter::once("Reception".to_owned())
                .chain((1..=13).map(|year| format!("Year {year}")))
                .map(typed)
                .collect::<Result<_, _>>()?,
        })
    }

    /// The family of this number under a seed: always the same one, whoever draws it and when.
    #[must_use]
    pub fn family(&self, seed: u64, number: u64) -> Family {
        let random = &mut fastrand::Rng::with_seed(spread(seed ^ spread(number)));
        let band = self.age.draw(random);
        let months = random.u16(AGE[band].2.clone());
        let school = usize::from(band >= 2) + usize::from(band >= 4);
        let who = self.who[usize::from(band >= 4)].draw(random);
        let need = several(self.needs.draw(random), &self.need[usize::from(band >= 2) + usize::from(band >= 3)], random);
        let (stage, waited) = self.stage(months, need, random);
        let plan = self.plan(school, random);
        let setting = self.setting(band, months, plan, random);
        let life = self.life(months, random);
        let help = self.help(school, months, stage, plan, random);
        let unsure = self.unsure.iter().enumerate().fold(0, |set, (bit, chance)| set | u16::from(chance.draw(random)) << bit);
        let typed = self.type_age(months, random);
        let (gp_elsewhere, place) = (self.gp.draw(random), random.u32(..));
        Family { months, typed, who, help, need, stage, waited, plan, setting, life, gp_elsewhere, unsure, place }
    }

    fn stage(&self, months: u16, need: u16, random: &mut fastrand::Rng) -> (usize, usize) {
        let long = need & (1 << at(&NEED, "autism") | 1 << at(&NEED, "adhd")) != 0;
        let (stage, waited) = (self.stage[usize::from(!long)].draw(random), self.waited.draw(random));
        // Nobody has waited longer than the child has lived, nor from the day of birth.
        (stage, waited.min(usize::from(months / 30)))
    }

    fn plan(&self, school: usize, random: &mut fastrand::Rng) -> usize {
        let none = at(&PLAN, "none");
        let has = if self.support[school].draw(random) { self.supported[usize::from(school > 0)].draw(random) } else { none };
        if has != at(&PLAN, "ehc") && self.asked.draw(random) { self.answer.draw(random) } else { has }
    }

    fn setting(&self, band: usize, months: u16, plan: usize, random: &mut fastrand::Rng) -> usize {
        let ehc = plan == at(&PLAN, "ehc");
        let small = self.small[usize::from(band > 0)].draw(random);
        match band {
            0 => small,
            1 if months < 48 || self.started_school.draw(random) == 1 => small,
            1..=3 => match OUT[self.out_of_school[usize::from(ehc)].draw(random)] {
                "at-school" if ehc => self.school_ehc.draw(random),
                "at-school" => at(&SETTING, "mainstream"),
                out => at(&SETTING, out),
            },
            4 => self.after_16[usize::from(ehc)].draw(random),
            // A plan ends when education does.
            _ if ehc => at(&SETTING, "college"),
            _ => self.after_19.draw(random),
        }
    }

    fn life(&self, months: u16, random: &mut fastrand::Rng) -> u16 {
        let years = |id: &str| match id {
            "care-leaver" => 16..25,
            "young-carer" => 5..25,
            "youth-justice" => 10..25,
            "in-care" => 0..18,
            _ => 0..25,
        };
        LIFE.iter().zip(&self.life).enumerate().fold(0, |set, (bit, (id, chance))| {
            let drawn = chance.draw(random) && years(id).contains(&(months / Age::YEAR));
            set | u16::from(drawn) << bit
        })
    }

    fn help(&self, school: usize, months: u16, stage: usize, plan: usize, random: &mut fastrand::Rng) -> u16 {
        let mut help = several(self.helps.draw(random), &self.help[school], random);
        let drawn = self.asks.map(|chance| chance.draw(random));
        let is = |id: &str| PLAN[plan] == id;
        let also = [
            ("assessment", drawn[0] && STAGE[stage] == "waiting"),
            ("ehc", drawn[1] && (is("asked") || is("draft") || is("refused"))),
            ("ehc", drawn[2] && is("ehc")),
            ("adulthood", drawn[3] && (168..192).contains(&months)),
        ];
        for (id, wanted) in also {
            help |= u16::from(wanted) << at(&HELP, id);
        }
        help
    }

    fn type_age(&self, months: u16, random: &mut fastrand::Rng) -> Age {
        let (as_months, as_school_year) = (self.typed[0].draw(random), self.typed[1].draw(random));
        let at_end_of_year = random.bool();
        if as_months && months < 36 {
            return Age::between(months, months + 1);
        }
        // Which of two school years it is hangs on the birthday.
        let (least, most) = Age::between(months, months + 1).school_years();
        let year = usize::try_from(if at_end_of_year { most } else { least });
        match year.ok().and_then(|year| self.school_years.get(year)) {
            Some(year) if as_school_year && (60..192).contains(&months) => *year,
            _ => self.years[usize::from(months / Age::YEAR)],
        }
    }
}

/// One value and `more` others, each drawn alike; one that was drawn already is drawn again, a few times at most.
fn several(more: usize, chooser: &Chooser, random: &mut fastrand::Rng) -> u16 {
    let mut set = 1 << chooser.draw(random);
    for _ in 0..more {
        let fresh = (0..4).map(|_| 1 << chooser.draw(random)).find(|one| set & one == 0);
        set |= fresh.unwrap_or(0);
    }
    set
}

/// Spreads a number over all 64 bits (the finisher of SplitMix64), so that neighbours have nothing to do with each other.
const fn spread(number: u64) -> u64 {
    let mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
