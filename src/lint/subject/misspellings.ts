/** Misspelt words with what they should be, and phrases that are one letter off. Each is no word of English, no abbreviation, and no name in technology. */

const list = `
abritrary arbitrary; accesible accessible; accomodate accommodate; acess access; accross across; acknowlege acknowledge;
adress address; adresses addresses; agressive aggressive; allways always; alot a lot; amout amount; appart apart;
apropriate appropriate; arbitary arbitrary; arguement argument; arguements arguments; asychronous asynchronous;
asynchonous asynchronous; attibute attribute; automaticly automatically; auxilary auxiliary; availabe available;
avaliable available; availible available; avaible available; avoidence avoidance; begining beginning; beeing being;
belive believe; betwen between; bufferred buffered; cancelation cancellation; charachter character; charater character;
commited committed; comming coming; compatability compatibility; compatibilty compatibility; completly completely;
concurently concurrently; configuraton configuration; conjuction conjunction; connnection connection; consistant consistent;
containes contains; contigous contiguous; continous continuous; corresponing corresponding; corrresponding corresponding;
corrupion corruption; decriptor descriptor; defalut default; defualt default; defination definition; depricated deprecated;
desciption description; desctiption description; descripton description; desriptor descriptor;
desireable desirable; detatch detach; diffrent different; dissapear disappear; disbale disable; documention documentation;
doesnt doesn't; effecient efficient; embeded embedded; encrytion encryption; enviroment environment; equivalant equivalent;
excedes exceeds; excecute execute; exection execution; existance existence; existant existent; explicitely explicitly;
explicity explicitly; expicitly explicitly; feild field; fileystem filesystem; fileystems filesystems; filesytem filesystem;
filesytems filesystems; follwing following; folowing following; foward forward; fragement fragment; functionallity functionality;
funtion function; garantee guarantee; gaurantee guarantee; guarentee guarantee; guaruntee guarantee; guaranteeed guaranteed;
gracefull graceful; grammer grammar; happend happened; heirarchy hierarchy; hierachy hierarchy; hypervisior hypervisor;
identifer identifier; identifers identifiers; immediatly immediately; immediatelly immediately; implemention implementation;
incomming incoming; independant independent; indentifier identifier; infomation information;
inital initial; initalize initialize; initilize initialize; instace instance; intefrace interface; interupt interrupt;
interrrupt interrupt; invokation invocation; irrelevent irrelevant; lenght length; libary library; managment management;
mantain maintain; manualy manually; maxium maximum; memmory memory; mesage message; migraton migration; minium minimum;
mutiple multiple; multple multiple; mulitple multiple; neccessary necessary; necesary necessary; negotation negotiation;
negociate negotiate; noticable noticeable; occured occurred; occuring occurring; occurence occurrence; occurences occurrences;
occurrance occurrence; ommit omit; ommited omitted; ommitted omitted; onyl only; opertion operation; optionnal optional;
optinal optional; orginal original; overriden overridden; paramater parameter; paramter parameter; paramters parameters;
parametr parameter; perfomance performance; peformance performance; permision permission; persistant persistent;
posible possible; possiblity possibility; preceed precede; preceeding preceding; preceeds precedes; prefered preferred;
preferrable preferable; priviledge privilege; proccess process; processsing processing; propery property; propogate propagate;
protocal protocol; recieve receive; recieved received; recieves receives; recomended recommended;
recommanded recommended; recusively recursively; refered referred; refering referring; referece reference; relevent relevant;
removeable removable; repersent represent; represntation representation; reponse response; reqest request; requst request;
requred required; reseved reserved; resouce resource; responce response; retrive retrieve; retreive retrieve; returing returning;
retured returned; retuns returns; seperate separate; seperated separated; seperately separately; seperator separator;
sepcified specified; sequencial sequential; similiar similar; simultanous simultaneous; specifc specific; specifed specified;
specifiy specify; speficied specified; spefic specific; standart standard; statistc statistic; stoped stopped;
succeded succeeded; succesful successful; successfull successful; succesfully successfully; successfuly successfully;
suceed succeed; sucess success; sucessful successful; sucessfully successfully; supress suppress; suported supported;
supportted supported; suspeneded suspended; syncronize synchronize; syncronous synchronous; synchonous synchronous;
teh the; temporarilly temporarily; thier their; threshhold threshold; througput throughput; thoughput throughput; tranfer transfer;
transfered transferred; transfering transferring; tranport transport; truely truly; typicaly typically; unkown unknown;
unknwon unknown; unlimitted unlimited; unneccessary unnecessary; unsuccesful unsuccessful; untill until; usefull useful;
usualy usually; utilizaton utilization; verson version; virutal virtual; vitual virtual; wether whether; whehter whether;
wheter whether; wich which; writting writing
`;

/** What is right by what is wrong, in small letters. */
export const misspellings: ReadonlyMap<string, string> = new Map(list.split(';').map((entry) => {
  const [wrong = '', ...right] = entry.trim().split(' ');
  return [wrong, right.join(' ')];
}));

/** Words that are words, but not in their company. */
export interface SlipOfPhrase {
  /** Matches the words to replace, and nothing around them. */
  readonly pattern: RegExp;
  /** What no text with a match is without: to look for that first is faster. */
  readonly sign: string;
  readonly wrong: string;
  readonly right: string;
  /** What else may be meant. */
  readonly alternative?: string;
}

/** Few: each is no English whatever goes on around it. */
export const phrases: readonly SlipOfPhrase[] = [
  { pattern: /(?<=\b[Mm]ak(?:e|es|ing)\s+)such(?=\s+(?:the|that|it|they|this|these|those|you|your|its)\b)/g, sign: 'such', wrong: 'make such', right: 'make sure' },
  {
    // With a verb of its own: one may well note all differences.
    pattern: /(?<![\w"'`@])Note(?=\s+all\s+(?!of\b|the\b|that\b|these\b|those\b|this\b)(?:[\w-]+\s+){1,4}?(?:will|can|may|must|should|do|does|are|is|have|has|supports?|needs?|requires?)\b)/g,
    sign: 'Note', wrong: 'Note all', right: 'Not all', alternative: 'Note that all',
  },
];
