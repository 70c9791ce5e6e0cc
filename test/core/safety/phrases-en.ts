/** What people write in English: what must lead to contacts, what is about somebody's identity, and what is neither. */

/** Accounts of harassment, threats and violence. */
export const cases = `
my boss touches my shoulders every time he walks by
she is punishing me for speaking up
he comments on my clothes every day
my colleague keeps making jokes about my partner
a resident hit me in the face
my manager screamed at me
they laugh behind my back
my boss says I am disgusting
somebody left a threatening note on my desk
he keeps asking me about my sex life
I feel threatened at work
I was told not to mention my wife
my team leader calls me the wrong pronoun on purpose
my coworker sends me explicit pictures
I was punched by a resident
they keep calling me by my deadname
my boss threatens to fire me because I am trans
someone has been following me after work
I'm being singled out and humiliated
I get called slurs every day
she told everyone that I am bisexual without my consent
he forced me to kiss him
I am being harassed by my boss
my colleague is bullying me
I want to report harassment
she was threatened at work
my boss harasses me
stop harassing me
he hit me
he hits me at home
my manager yells at me in front of everyone
they laugh at me when I walk past
they call me names
he called me a faggot
someone outed me at work
my boss refuses to use my name
they misgender me on purpose
she keeps misgendering me
he groped me at the Christmas party
he touched me without asking
a colleague made sexual comments about my body
he comments on my body
I was sexually assaulted
I was raped
I have been discriminated against
I am afraid of my boss
I'm scared of my manager
I am scared to go to work
they spread rumours about me
she is spreading lies about me
they make fun of me
they are making fun of my partner
they ignore me
they exclude me from everything
nobody talks to me since I came out
I am treated badly at work
my manager treats me worse than the others
I was passed over because I am gay
they bully me because I am trans
I lost the shift because of my sexual orientation
he follows me home
someone is stalking me
a patient spat on me
a client threatened to kill me
I got a threatening email from a colleague
they send abusive messages to me
someone wrote slurs on my locker
she humiliated me in the meeting
my coworker was bullied
Anna was harassed by a client
there is bullying and they target me
I experienced harassment
who do I report abuse by my boss to
what do I do if my boss bullies me
I am a victim of domestic violence
my husband beats me
he pushed me
he grabbed me by the arm
we are being threatened
they mock me in the chat
my boss belittles me
I was outed by my manager
I face retaliation from my boss
they whisper about me
somebody keeps touching me even though I said no
propose that someone talks to Kalle, he hit me yesterday
`;

/** People in distress. */
export const distress = `
nobody would miss me if I was gone
I feel like ending it all
I have thought about suicide
everyone at work hates me and I want to disappear
I don't want to live any more
I dont want to be alive
I want to die
I want to kill myself
I am thinking of ending my life
I feel suicidal
I have suicidal thoughts
I hurt myself
my colleague wants to die
I can't go on
I can't take it anymore
I cannot cope
I cry every day before work
I am having panic attacks because of this
everything feels hopeless
I feel worthless
there is no point in living
he tried to commit suicide
I am falling apart
`;

/** Questions about somebody, and people who tell of themselves. */
export const identities = `
Is Kim gay?
is Anna a lesbian
who is queer here
does anyone here happen to be trans
what is Kim's sexual orientation
what are Kim's pronouns
how many gay people work here
how many of the staff are trans
is Kim a man or a woman
which gender does Kim have
has Kim transitioned
I am gay
I'm trans
`;

/** Words that sound like it and are plan work, commands, or everyday speech. */
export const friends = `
can you comment on how I look after the plan
I was asked to lead the item
I have been called to a meeting
we were told about the new form
people who want to join can sign up
he sent me the agenda
they asked me about the plan
the form was pushed back a week
I want to be removed from the list
we got the results of the survey
my manager called me about the budget
is there a meeting for new people
somebody left a note about the agenda
do you have the dates
can you follow up the action
we are done with the risk assessment
I was called to the meeting
please call me back
my manager asked me to add an item
the projector hit the table
we discussed violence prevention
I got a message from my manager about the plan
he made fun suggestions for the workshop
is Kim in the group
who are the members of the group
I am dead tired of this form
what happens if somebody is harassed according to the routine
can I report that the action is done
I am happy with the plan
victimisation on the agenda
term harassment
term sexual harassment
term hate crime
term homosexual
term misgender
term outing
propose a review of the routine against harassment
propose a workshop on bullying
propose a lecture on suicide prevention
propose the topic threats and violence
is the meeting gay-friendly
is the venue lgbtqi friendly
policy on harassment
training about discrimination
our routine for harassment and victimisation
how many actions about harassment do we have
add an item about bullying
I want to sign up for the training on discrimination
I want to report the outcome of the meeting
report outcome
hit me with the agenda
we hit our target
it hit me that the meeting is on Friday
we touched on the subject at the meeting
the meeting concerns us all
what does discrimination mean
what does the law say about harassment
next meeting about bullying
find the form
pause
pause until Monday
pause, I can't take any more reminders
stop sending reminders
call me tomorrow
call us when the agenda is ready
she called me about the meeting
they called us to a meeting
who calls the meeting
action: write a routine against threats and violence
risk assessment threats and violence
training on violence next week
can we bring up harassment at the next APT
statistics on harassment
survey question about discrimination
how do we make a plan against discrimination
I am dying to know
I don't want to be in the group any more
I don't want more questions
I feel great
I am fine
how is the group doing
course in suicide prevention
who leads the item on violence
our guideline against abuse
link to the form for reporting harassment
I missed the meeting
my manager removed me from the list
I removed myself from the group
how do we meet people who have experienced violence in our process
what is trans
what does queer mean
what is gender identity
what is sexual orientation
when is the lgbtqi group's meeting
who is in the lgbtqi group
who is responsible for lgbtqi
how many are in the lgbtqi group
is there a lgbtqi group
my tasks
who is my manager
contact the safety representative
I am afraid of missing the meeting
someone follows up the action
this deadline is killing me
a panel on violence prevention
what is our goal
is it a group meeting or an APT
`;
