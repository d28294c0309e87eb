// English: words that say nothing in a question, and beginnings of words with two spellings. The build puts the site's
// own words behind them and calls the whole lexicon.js (minutebook/outputs/assets.py).

export const STOP = new Set(
  `a about after all also am an and any anybody anyone anything are as ask asked asking at be because been before being
  between both but by can could did discuss discussed do does doing done down during each few for from further get give had has have having he her here hers him his how i if in
  happen happened happening into is it its itself just many me mention mentioned more most much my no nor not now of off on once only or other our ours out over own
  per please same say says said she should show so some somebody someone something such tell than that the their theirs them then there these they this those
  through to too under until up us very was we were what when where which while who whom whose why will with within would you
  your yours`.split(/\s+/),
);

// Beginnings of words in American and British spelling.
export const ROOTS = `behavior behaviour, neighbor neighbour, color colour, favor favour, harbor harbour, honor honour,
  labor labour, rumor rumour, armor armour, endeavor endeavour, center centre, theater theatre, meter metre, liter litre,
  fiber fibre, offense offence, defense defence, license licence, practice practise, catalog catalogue, dialog dialogue,
  program programme, check cheque, tire tyre, curb kerb, gray grey, jewelry jewellery, plow plough, judgment judgement,
  aluminum aluminium, enroll enrol, fulfill fulfil, skillful skilful, pedophil paedophil, pediatric paediatric,
  maneuver manoeuvre, anesthe anaesthe`
  .split(/,\s+/)
  .map((pair) => pair.split(" "));
